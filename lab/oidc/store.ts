import { Newest } from '../newest.ts';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const kept = 10_000;

/** Memory for one provider's sessions, grants and tokens, the newest of each kind; oidc-provider itself looks at `exp`. */
export function memoryStore(): AdapterFactory {
  return (): Adapter => {
    const payloads = new Newest<AdapterPayload>(kept);
    return {
      async upsert(id, payload) {
        payloads.set(id, payload);
      },
      async find(id) {
        return payloads.get(id);
      },
      async findByUid(uid) {
        return [...payloads.values()].find((payload) => payload.uid === uid);
      },
      async findByUserCode(userCode) {
        return [...payloads.values()].find((payload) => payload.userCode === userCode);
      },
      async consume(id) {
        const payload = payloads.get(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        payloads.delete(id);
      },
      async revokeByGrantId(grantId) {
        for (const [id, payload] of payloads) if (payload.grantId === grantId) payloads.delete(id);
      },
    };
  };
}
