import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/key-has-certificate.ts';
import { discovery, evaluate } from '../samples.ts';

const published = (...keys: Record<string, string | string[]>[]) => ({
  discovery: {
    ...discovery(),
    jwks: {
      url: 'https://x.example',
      status: 200,
      keys: keys.map((key) => ({ kid: 'k1', ...key })),
      total: keys.length,
    },
  },
});

test('looks at the key that signed', () => {
  expect(evaluate(check, published({ x5c: ['MII'] }))).toEqual({ outcome: 'pass' });
  expect(evaluate(check)).toMatchObject({ outcome: 'fail', actual: ['absent'] });
  expect(evaluate(check, published({ x5c: [] })).outcome).toBe('fail');
  expect(evaluate(check, published({ x5c: [''] })).outcome).toBe('fail');
  expect(evaluate(check, published({}, { x5c: ['MII'] })).outcome).toBe('pass');
  expect(evaluate(check, published({ x5c: 'MII' })).outcome).toBe('fail');
  expect(evaluate(check, { discovery: { ...discovery(), jwks: null } }).outcome).toBe('notApplicable');
  expect(evaluate(check, published({ kid: 'k2', x5c: ['MII'] })).outcome).toBe('notApplicable');
});
