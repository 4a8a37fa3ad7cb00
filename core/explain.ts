import { decides, overProtocol } from './profile.ts';
import type { Profile } from './profile.ts';
import type { Validator } from './validator.ts';

/** One check in full, as Markdown that also reads well as plain text; ends with a line break. */
export function explainCheck(validator: Validator, profiles: readonly Profile[]): string {
  const { id, title, failureTitle, why, requirement, assertionRequirement, remedy } = validator;
  const blocks = [
    [`## ${id}`],
    [why],
    [
      `- passes: ${title}`,
      `- fails: ${failureTitle}`,
      `- source: ${requirement.id}, <${requirement.source}>`,
      ...(assertionRequirement
        ? [`- over SAML and WS-Federation: ${assertionRequirement.id}, <${assertionRequirement.source}>`]
        : []),
    ],
    ['What to do when it fails:'],
    remedy.steps.map((step, index) => `${String(index + 1)}. ${step}`),
    ['Demanded by:'],
    demandedBy(validator, profiles),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function demandedBy(validator: Validator, profiles: readonly Profile[]): string[] {
  return profiles.flatMap((profile) =>
    profile.protocols.flatMap((protocol) =>
      Object.entries(overProtocol(profile, protocol).demands).flatMap(([scenario, demands]) =>
        demands
          .filter((demand) => demand.validator === validator)
          .map(({ severity, unconfirmed }) => {
            const over = profile.protocols.length > 1 ? ` over ${protocol}` : '';
            const decisive = decides(severity) && !unconfirmed ? 'decides' : 'informs';
            return `- ${profile.id}${over}, scenario ${scenario}: ${severity}, ${decisive}`;
          }),
      ),
    ),
  );
}
