import type { TargetConfig } from '../core/config.ts';
import { asHarnessError, HarnessError } from '../core/errors.ts';
import type { RecognisedProvider, TargetFacts } from '../core/evidence.ts';
import type { PlannedTarget } from '../core/plan.ts';
import type { RunTarget } from '../core/run-record.ts';
import { providerById, recogniseProvider } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import { discoverProvider, type OidcProvider } from '../server/oidc/provider.ts';
import type { GatherOptions } from './gather.ts';

/** A target as its lanes share it: discovered once, when the first of them asks. */
export interface Target {
  id: string;
  config: TargetConfig;
  facts: TargetFacts;
  /** null where the target cannot be probed; why stands in the run's record. */
  discover(): Promise<Discovered | null>;
}

export interface Discovered {
  oidc: OidcProvider;
  recognised: RecognisedProvider;
  provider: Provider;
}

export function openTarget(planned: PlannedTarget, record: RunTarget, options: GatherOptions): Target {
  const { id, config } = planned;
  let discovery: Promise<Discovered | null> | undefined;
  const discover = async (): Promise<Discovered | null> => {
    try {
      if (config.protocol !== 'oidc') {
        throw new HarnessError(
          'NOT_AVAILABLE',
          `${id} speaks ${config.protocol}, and this version of amrcheck speaks OpenID Connect only.`,
          'Leave the target out with --target, or test the same provider over OpenID Connect.',
        );
      }
      options.progress({
        target: id,
        kind: 'start',
        message: `reading the discovery document of ${config.issuer}`,
      });
      const oidc = await discoverProvider({ ...config, id }, options);
      const recognised = recogniseProvider(config.issuer ?? '', oidc.discovery.document, config.provider);
      return { oidc, recognised, provider: providerById(recognised.id) };
    } catch (thrown) {
      const error = asHarnessError(thrown);
      record.error = error.toRecord();
      options.progress({ target: id, kind: 'error', message: error.message });
      return null;
    }
  };
  return { id, config, facts: record.facts, discover: () => (discovery ??= discover()) };
}

export function factsOf(id: string, config: TargetConfig): TargetFacts {
  return {
    id,
    protocol: config.protocol,
    ...(config.issuer !== undefined && { issuer: config.issuer }),
    ...(config.clientId !== undefined && { clientId: config.clientId }),
    profiles: config.profile,
    waive: config.waive,
  };
}
