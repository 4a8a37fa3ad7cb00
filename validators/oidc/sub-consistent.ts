import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/sub-consistent',
  title: 'sub is the same wherever it stands',
  failureTitle: 'sub is missing or differs between the id_token, userinfo and a refreshed id_token',
  why: 'sub names the person. If userinfo or a refreshed token speaks of another one, a relying party must throw the answer away.',
  requirement: {
    id: 'OIDC-CORE-5.3.2',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'In the provider, fill sub from the same attribute in id_tokens and userinfo, also after a refresh.',
    ],
  },
  needs: ['idToken'],
  uses: ['userinfo', 'refreshes'],
  evaluate({ idToken, userinfo, refreshes = [] }) {
    const sub = claim(idToken.payload, 'sub');
    const others = [
      ...(userinfo?.status === 200 && userinfo.claims ? [{ name: 'userinfo', claims: userinfo.claims }] : []),
      ...refreshes.flatMap((refresh) =>
        refresh.idToken ? [{ name: 'refreshed id_token', claims: refresh.idToken.payload }] : [],
      ),
    ].map(({ name, claims }) => ({ name, sub: claim(claims, 'sub') }));
    const proper = typeof sub === 'string' && sub !== '';
    if (proper && others.every((other) => other.sub === sub)) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: [proper ? shown(sub) : 'a string'],
      actual: [{ name: 'id_token', sub }, ...others].map((one) => `${one.name}: ${shown(one.sub)}`),
    };
  },
});
