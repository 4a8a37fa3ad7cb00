import { decides, overProtocol, type Demand, type Profile } from '../core/profile.ts';

/** docs/profiles.md: what each relying party demands, by protocol and scenario. */
export function describeProfiles(profiles: readonly Profile[]): string {
  return [
    '# Profiles\n',
    'Made from the code by `npm run docs`. A profile says what one relying party demands: which checks bind in which scenario, and which of them decide the verdict. Checks that only inform are in [checks.md](checks.md).\n',
    ...profiles.flatMap(describe),
  ].join('\n');
}

function describe(profile: Profile): string[] {
  const { id, title, description, requirement, demandedScenarios, protocols } = profile;
  const scenarios = demandedScenarios.map((scenario) => `\`${scenario}\``).join(', ');
  return [
    `## ${id}\n`,
    `${title}. ${description}\n`,
    `- Source: ${requirement.id}, <${requirement.source}>`,
    `- Scenarios without which the verdict is inconclusive: ${scenarios || 'none'}`,
    '',
    ...protocols.flatMap((protocol) => {
      const { demands, limits } = overProtocol(profile, protocol);
      return [
        `### Over ${protocol}\n`,
        '| scenario | checks that decide |',
        '| --- | --- |',
        ...Object.entries(demands).map(([scenario, list]) => `| \`${scenario}\` | ${deciding(list)} |`),
        '',
        `What a pass does not prove: ${limits}\n`,
      ];
    }),
  ];
}

function deciding(demands: readonly Demand[]): string {
  const ids = demands
    .filter(({ severity, unconfirmed }) => decides(severity) && !unconfirmed)
    .map(({ validator }) => `\`${validator.id}\``);
  return [...new Set(ids)].join(', ') || 'none';
}
