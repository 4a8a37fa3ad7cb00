import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/bare-get-answered.ts';
import { discovery, evaluate } from '../samples.ts';

test('only an error of the server fails', () => {
  const status = (bareGetStatus?: number) =>
    evaluate(check, { discovery: { ...discovery(), ...(bareGetStatus !== undefined && { bareGetStatus }) } })
      .outcome;
  expect([status(200), status(400), status(500), status()]).toEqual(['pass', 'pass', 'fail', 'inconclusive']);
});
