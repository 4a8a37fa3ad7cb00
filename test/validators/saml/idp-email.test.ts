import { expect, test } from 'vitest';
import check from '../../../validators/saml/idp-email.ts';
import { evaluateSaml, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

const values = (...list: string[]): Changes => ({
  assertion: { attributes: [{ name: 'IDPEmail', values: list }] },
});

test.each([[[]], [['alice']], [['a@x.example', 'b@x.example']]])('fails for %j', (list) => {
  expect(evaluateSaml(check, values(...list)).outcome).toBe('fail');
});

test('says where the name is written otherwise', () => {
  const attributes = [{ name: 'IdpEmail', values: ['a@x.example'] }];
  expect(evaluateSaml(check, { assertion: { attributes } })).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('"IdpEmail"') as string,
  });
});

test('a value that is wrong is not blamed on the name', () => {
  expect(evaluateSaml(check, values('alice'))).not.toHaveProperty('detail');
});

testHostileAnswers(check, 'fail');
