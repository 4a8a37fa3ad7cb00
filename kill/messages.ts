import { randomBytes } from 'node:crypto';
import { messageArtifacts } from '../core/artifacts.ts';
import { judgeMessage } from '../core/judge.ts';
import type { JsonObject } from '../core/model.ts';
import { Redactor } from '../core/redact.ts';
import { entraDefects, entraToken } from '../lab/index.ts';
import { entraToken as profile } from '../profiles/entra-token.ts';
import { readToken } from '../server/oidc/token.ts';
import type { Case } from './cases.ts';
import { rowOf } from './verdict.ts';
import type { Row } from './verdict.ts';

/** Rows about access tokens that Entra itself issues: nobody can sign in for one here, so they are judged as `validate` does. */
export const messageCases: readonly Case[] = [
  ...entraDefects
    .map((defect) => ({ ...defect, protocol: 'oidc' as const }))
    .map((defect) => ({
      id: defect.id,
      protocol: defect.protocol,
      defect,
      scenarios: [],
    })),
  { id: 'honest-entra-token', protocol: 'oidc', defect: null, scenarios: [] },
];

/** Judges the token of one of `messageCases`. */
export async function messageRow(one: Case): Promise<Row> {
  const { accessToken, keys } = await entraToken(entraDefects.find(({ id }) => id === one.id));
  const read = await readToken(accessToken, 'access_token', {
    redactor: new Redactor(randomBytes(32).toString('hex')),
    jwks: { keys: keys as JsonObject[], reason: '' },
    keepRaw: false,
  });
  if (read.kind !== 'jwt') throw new Error(`The lab's token ${one.id} is not read: ${read.reason}.`);
  const result = judgeMessage({
    id: one.id,
    artifacts: messageArtifacts(read, 'access_token'),
    profile,
    now: Date.now(),
    amrcheck: '0.0.0',
  });
  return rowOf({ one, by: 'message', result, token: read.payload, evidence: [], secrets: [] });
}
