import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/answered-by-form-post.ts';
import { arrived, began, capture, evaluate } from '../samples.ts';

const answered = (mode: 'query' | 'form_post', at = arrived) =>
  evaluate(check, {
    authorizationResponse: {
      ...capture().authorizationResponse!,
      mode,
      receivedAt: new Date(at).toISOString(),
    },
  });

test('wants a form, in time', () => {
  expect(answered('form_post').outcome).toBe('pass');
  expect(answered('query').outcome).toBe('fail');
  expect(answered('form_post', began + 600_000).outcome).toBe('pass');
  expect(answered('form_post', began + 600_001).outcome).toBe('fail');
  expect(answered('form_post', began + 601_000)).toMatchObject({
    outcome: 'fail',
    actual: ['form_post', 'after 601 s'],
  });
});
