import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/discovery-has-content-length.ts';
import { discovery, evaluate } from '../samples.ts';

test('tells whether the header came', () => {
  const came = (contentLength?: boolean) =>
    evaluate(check, { discovery: { ...discovery(), ...(contentLength !== undefined && { contentLength }) } })
      .outcome;
  expect([came(true), came(false), came()]).toEqual(['pass', 'fail', 'inconclusive']);
});
