import { cloudNamed } from '../../core/national-clouds.ts';
import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'entra/iss-is-entra-v1',
  title: 'The access token was issued by Entra for its tenant',
  failureTitle: 'iss is not that of an Entra v1.0 token of its tenant',
  why: 'Tokens for Partner Center are issued by https://sts.windows.net/ and the id of the tenant. Only there does Entra write amr.',
  requirement: {
    id: 'PC-02',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Paste the access token that Entra issued for Partner Center, not an id_token and not a token of the provider.',
    ],
  },
  needs: ['token'],
  uses: ['cloud'],
  evaluate({ token, cloud }) {
    const { issuer } = cloudNamed(cloud);
    const iss = claim(token.payload, 'iss');
    const tid = claim(token.payload, 'tid');
    const tenant =
      typeof iss === 'string' && iss.startsWith(issuer) ? tenantIn(iss.slice(issuer.length)) : undefined;
    if (tenant !== undefined && (tid === undefined || tid === tenant)) return { outcome: 'pass' };
    const v2 = typeof iss === 'string' && iss.startsWith('https://login.microsoftonline.com/');
    return {
      outcome: 'fail',
      expected: [`${issuer}${typeof tid === 'string' ? tid : '<tenant>'}/`],
      actual: [shown(iss)],
      ...(v2 && { detail: 'iss is that of a v2.0 token: Entra writes amr into v1.0 tokens only.' }),
    };
  },
});

const tenantIn = (rest: string): string | undefined => /^([^/]+)\/$/.exec(rest)?.[1];
