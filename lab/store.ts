import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/** Memory for one provider's sessions, grants and tokens; gone when the lab stops. */
export function memoryStore(): AdapterFactory {
  return (): Adapter => {
    const entries = new Map<string, Entry>();
    const live = (id: string): AdapterPayload | undefined => {
      const entry = entries.get(id);
      if (entry && entry.expiresAt > Date.now()) return entry.payload;
      entries.delete(id);
      return undefined;
    };
    const firstWith = (key: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
      for (const [id, entry] of entries) if (entry.payload[key] === value) return live(id);
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        entries.set(id, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
      },
      async find(id) {
        return live(id);
      },
      async findByUid(uid) {
        return firstWith('uid', uid);
      },
      async findByUserCode(userCode) {
        return firstWith('userCode', userCode);
      },
      async consume(id) {
        const payload = live(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(id);
      },
      async revokeByGrantId(grantId) {
        for (const [id, entry] of entries) if (entry.payload.grantId === grantId) entries.delete(id);
      },
    };
  };
}
