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
  expect(answered('form_post', began + 300_000)).toEqual({ outcome: 'pass' });
  for (const ms of [300_001, 600_000])
    expect(answered('form_post', began + ms)).toEqual({
      outcome: 'pass',
      notes: ['It took more than 5 minutes, after which Entra may have given the sign-in up.'],
    });
  expect(answered('form_post', began + 600_001).outcome).toBe('fail');
  expect(answered('form_post', began + 601_000)).toMatchObject({
    outcome: 'fail',
    actual: ['form_post', 'after 601 s'],
  });
});
