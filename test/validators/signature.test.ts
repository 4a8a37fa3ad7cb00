import { expect, test } from 'vitest';
import { refusedAlg } from '../../validators/signature.ts';
import { claims, jwt } from './samples.ts';

test.each(['none', 'None', 'NONE'])('%s is no signature', (alg) => {
  expect(refusedAlg(jwt(claims(), { header: { alg } }), undefined)).toMatch(/^alg is "none"/);
});
