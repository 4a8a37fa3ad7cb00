import { expect, test } from 'vitest';
import check from '../../../validators/saml/request-by-post.ts';
import { evaluateSaml, samlRequest } from '../xml-samples.ts';

const byPost = { samlRequest: { ...samlRequest, binding: 'post' as const } };
const status = (...codes: string[]) => ({
  status: { codes: codes.map((code) => `urn:oasis:names:tc:SAML:2.0:status:${code}`), message: 'No.' },
});

test('passes where the answer to it is Success, and says whether it was signed', () => {
  expect(evaluateSaml(check, { artifacts: byPost })).toEqual({
    outcome: 'pass',
    notes: ['The request was not signed.'],
  });
});

test('fails where the provider finds fault with the request', () => {
  const envelope = status('Requester', 'UnsupportedBinding');
  expect(evaluateSaml(check, { artifacts: byPost, envelope })).toMatchObject({
    outcome: 'fail',
    actual: ['Requester, UnsupportedBinding: No.'],
  });
});

test('fails where the metadata does not offer it, whatever was sent', () => {
  const offering = (...offered: ('redirect' | 'post')[]) => ({ samlRequest: { ...samlRequest, offered } });
  expect(evaluateSaml(check, { artifacts: offering('redirect') })).toMatchObject({
    outcome: 'fail',
    actual: ['HTTP-Redirect alone'],
  });
  expect(evaluateSaml(check, { artifacts: offering('redirect', 'post') }).outcome).toBe('notApplicable');
});

test('does not bind by redirect, nor where the error is of another kind', () => {
  expect(evaluateSaml(check)).toMatchObject({
    outcome: 'notApplicable',
    reason: expect.stringContaining('binding: post'),
  });
  expect(evaluateSaml(check, { artifacts: byPost, envelope: status('Responder') }).outcome).toBe(
    'notApplicable',
  );
});
