import { defineValidator } from '../../core/validator.ts';
import { attributeValues } from '../../core/authentication-methods.ts';
import { upnClaim } from '../assertion.ts';
import { shown, shownShort } from '../claims.ts';

export default defineValidator({
  id: 'assertion/upn-domain',
  title: 'The user belongs to the federated domain',
  failureTitle: 'The user belongs to another domain than the federated one',
  why: 'Entra takes a user from a federated provider only where the root domain of the user name is that of the federated domain. Otherwise it blocks the sign-in with AADSTS5000820.',
  requirement: {
    id: 'FED-01',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/validatingdomains?view=graph-rest-1.0',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'Sign in with an account of the federated domain, or send its user principal name of that domain.',
      'Or change the federatedTokenValidationPolicy of the tenant, if it is meant to be so.',
    ],
  },
  needs: ['assertion', 'domain'],
  evaluate({ assertion, domain }) {
    const [upn, ...others] = [
      ...attributeValues(assertion, 'IDPEmail'),
      ...attributeValues(assertion, upnClaim),
    ];
    const own = upn?.split('@').at(-1)?.toLowerCase();
    if (own === undefined || others.length > 0)
      return { outcome: 'notApplicable', reason: 'There is no one user name to compare.' };
    const wanted = domain.toLowerCase();
    if (own === wanted || own.endsWith(`.${wanted}`) || wanted.endsWith(`.${own}`))
      return { outcome: 'pass' };
    const sameEnd = own.split('.').slice(-2).join('.') === wanted.split('.').slice(-2).join('.');
    if (sameEnd)
      return {
        outcome: 'inconclusive',
        reason: `It cannot be told from here whether ${shownShort(own)} and ${shownShort(wanted)} have the same root domain.`,
      };
    return { outcome: 'fail', expected: [`a user of ${wanted}`], actual: [shown(upn)] };
  },
});
