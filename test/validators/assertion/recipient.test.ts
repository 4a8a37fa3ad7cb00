import { expect, test } from 'vitest';
import check from '../../../validators/assertion/recipient.ts';
import {
  bearer,
  evaluateSaml,
  evaluateWsfed,
  reply,
  testHostileAnswers,
  type Changes,
} from '../xml-samples.ts';

test('passes for our address; WS-Federation need not name one', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check).outcome).toBe('notApplicable');
});

const recipients = (...list: string[]): Changes => ({
  assertion: { confirmations: list.map((recipient) => ({ ...bearer, recipient })) },
});

test('fails for another address, in WS-Federation too', () => {
  expect(evaluateSaml(check, recipients('https://other.example/acs')).outcome).toBe('fail');
  expect(evaluateWsfed(check, recipients('https://other.example/acs')).outcome).toBe('fail');
  expect(evaluateSaml(check, recipients(`${reply}/`))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('slash') as string,
  });
  expect(evaluateSaml(check, { assertion: { confirmations: [{ method: bearer.method }] } })).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

test('one of several is enough', () => {
  expect(evaluateSaml(check, recipients('https://other.example/acs', reply)).outcome).toBe('pass');
});

test('WS-Federation: where one confirmation names a recipient, it must be ours', () => {
  const { recipient: _none, ...silent } = bearer;
  const confirmations = [silent, { ...bearer, recipient: 'https://other.example/acs' }];
  expect(evaluateWsfed(check, { assertion: { confirmations } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'notApplicable');
