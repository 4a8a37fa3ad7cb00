import { defineValidator } from '../../core/validator.ts';
import { attributeValues } from '../../core/authentication-methods.ts';
import { shown } from '../claims.ts';

const immutableId = 'http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID';

export default defineValidator({
  id: 'wsfed/immutable-id',
  title: 'The claim ImmutableID has exactly one value',
  failureTitle: 'The claim ImmutableID does not have exactly one value',
  why: 'Entra finds the user by the ImmutableID. Without it nobody is found, whatever else the assertion says.',
  requirement: {
    id: 'WSF-03',
    source: 'https://learn.microsoft.com/en-us/entra/external-id/direct-federation',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, send the claim http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID with the ID that was synchronised.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    const values = attributeValues(assertion, immutableId);
    if (values.length === 1 && values[0]?.trim()) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['one value'],
      actual: values.length > 0 ? values.map(shown) : ['absent'],
    };
  },
});
