import { expect, test } from 'vitest';
import { classesAsked, classesSaid } from '../../validators/requested.ts';
import { signIn } from './samples.ts';
import { samlAnswer, samlRequest, wsfedAnswer } from './xml-samples.ts';

const { oidc: _none, ...nothing } = signIn();

test('nothing binds where nothing was asked for, or it is not known', () => {
  for (const one of [
    nothing,
    { ...nothing, saml: { library: [] } },
    { ...nothing, saml: { request: samlRequest, library: [] } },
    { ...nothing, wsfed: { response: wsfedAnswer } },
  ])
    expect(classesAsked(one)).toEqual([]);
});

test('nothing is said where nothing came', () => {
  const { assertion: _neither, ...answer } = samlAnswer;
  for (const one of [
    nothing,
    { ...nothing, saml: { library: [] } },
    { ...nothing, saml: { response: answer, library: [] } },
  ])
    expect(classesSaid(one)).toBeUndefined();
});
