import { expect, test } from 'vitest';
import check from '../../../validators/oidc/response-iss.ts';
import { discovery, evaluate, hostileValues, issuer, honest } from '../samples.ts';

const answer = (parameters: Record<string, string>) => ({ ...honest().authorizationResponse, parameters });
const promising = discovery({ authorization_response_iss_parameter_supported: true });

test('passes where iss is the issuer', () => {
  expect(evaluate(check, { authorizationResponse: answer({ iss: issuer }) }).outcome).toBe('pass');
});

test.each([`${issuer}/`, `${issuer}/other`, '', 'x'.repeat(1_000_000)])('fails for another iss', (iss) => {
  expect(evaluate(check, { authorizationResponse: answer({ iss }) }).outcome).toBe('fail');
});

test('fails for a missing iss only where discovery promises it', () => {
  expect(evaluate(check, { discovery: promising }).outcome).toBe('fail');
  expect(evaluate(check).outcome).toBe('notApplicable');
  expect(evaluate(check, { discovery: null }).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues).filter(([name]) => name !== 'boolean'))(
  'a promise that is %s is none',
  (_name, value) => {
    const odd = discovery({ authorization_response_iss_parameter_supported: value });
    expect(evaluate(check, { discovery: odd }).outcome).toBe('notApplicable');
  },
);
