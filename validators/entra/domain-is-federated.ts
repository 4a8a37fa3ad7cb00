import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'entra/domain-is-federated',
  title: 'Entra sends this account to a federated provider',
  failureTitle: 'Entra does not send this account to a federated provider',
  why: 'Entra says without any credential whose a domain is. Where it is managed, Entra checks the password itself and the provider is never asked, so that nothing can be told of it.',
  requirement: {
    id: 'FED-PREFLIGHT',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/internaldomainfederation',
  },
  remedy: {
    topic: 'discovery',
    steps: [
      'Check the user name and its domain, and at Entra whether the domain is federated with this provider.',
    ],
  },
  needs: ['signIn'],
  evaluate({ signIn: { entra } }) {
    if (!entra) return { outcome: 'inconclusive', reason: 'The domain was not looked up.' };
    const { status, nameSpaceType, protocol, passiveEndpoint } = entra.realm;
    if (status !== 200)
      return { outcome: 'inconclusive', reason: `Entra answered HTTP ${String(status)} about the domain.` };
    if (nameSpaceType !== 'Federated')
      return { outcome: 'fail', expected: ['"Federated"'], actual: [shown(nameSpaceType)] };
    return {
      outcome: 'pass',
      notes: [`${protocol ?? 'unknown protocol'}, ${passiveEndpoint ?? 'no address'}`],
    };
  },
});
