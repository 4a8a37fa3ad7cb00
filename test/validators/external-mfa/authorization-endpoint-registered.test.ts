import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import { entraShows } from '../../../validators/aadsts.ts';
import check from '../../../validators/external-mfa/authorization-endpoint-registered.ts';
import { discovery, evaluate } from '../samples.ts';

const named = (authorization_endpoint: JsonValue, ...replyUrls: string[]) =>
  evaluate(check, { discovery: discovery({ authorization_endpoint }), replyUrls });

test('passes where one of the reply URLs is the endpoint, or its beginning', () => {
  for (const url of ['https://idp.example/authorize', 'https://idp.example/'])
    expect(named('https://idp.example/authorize', 'https://other.example/', url)).toEqual({
      outcome: 'pass',
    });
});

test.each(['https://idp.example/Authorize', 'https://other.example/authorize', null, 5])(
  'fails for %s',
  (endpoint) => {
    expect(named(endpoint, 'https://idp.example/authorize')).toMatchObject({
      outcome: 'fail',
      expected: ['"https://idp.example/authorize"'],
    });
  },
);

test('both errors are said, each with how sure it is', () => {
  expect(entraShows(check.id)).toEqual({
    errors: [
      { code: 'AADSTS50161', documented: true },
      { code: 'AADSTS5001255', documented: false },
    ],
    sentence: 'Entra shows AADSTS50161 and is reported to show AADSTS5001255.',
  });
  expect(entraShows('external-mfa/sub-as-hinted').errors).toEqual([]);
});
