/** The shape of result.json: what other programs read. Fields may be added, those here stay. */
import { z } from 'zod';
import { factorIds, protocols, scenarioIds } from './model.ts';

const verdict = z.enum(['pass', 'fail', 'inconclusive']);
const jsonValue = z.json();
const instant = z.iso.datetime();

const finding = z.object({
  check: z.string().describe('Id of the validator, e.g. oidc/amr-contains-mfa'),
  outcome: z.enum(['pass', 'fail', 'notApplicable', 'inconclusive', 'error']),
  severity: z.enum(['critical', 'serious', 'moderate', 'minor']).describe('critical and serious decide'),
  title: z.string().describe('A sentence that is true for this outcome'),
  expected: z.array(z.string()).optional(),
  actual: z.array(z.string()).optional(),
  detail: z.string().optional().describe('What makes this failure special'),
  errorsShown: z
    .array(z.object({ code: z.string(), documented: z.boolean() }))
    .optional()
    .describe(
      'What the relying party itself shows where this fails; documented by it, or reported by others',
    ),
  why: z.string().optional().describe('Why it matters, only where it failed'),
  reason: z.string().optional().describe('Why it is notApplicable, inconclusive or error'),
  notes: z.array(z.string()).optional(),
  requirement: z.object({ id: z.string(), source: z.string() }),
  unconfirmed: z
    .literal(true)
    .optional()
    .describe('The source is not the relying party’s own word: reported, and never decides'),
  remedy: z.string().optional().describe('What to do, only where it failed'),
  remedySteps: z.array(z.string()).optional(),
  remedySource: z.string().optional().describe('Where the steps are documented'),
});

const error = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  fault: z.enum(['provider', 'configuration', 'environment', 'amrcheck']),
  screenshot: z.string().optional(),
  outline: z.array(z.string()).optional(),
});

const methods = z.object({
  source: z.string().describe('Where it was read, e.g. id_token.amr'),
  values: z.array(jsonValue).describe('As received; a single value that is no array stands alone here'),
  form: z.enum(['array', 'string', 'number', 'boolean', 'object', 'null', 'absent']),
});

const timelineEvent = z.object({
  at: instant,
  kind: z.string(),
  text: z.string(),
  url: z.string().optional(),
  screenshot: z.string().optional(),
  outline: z.array(z.string()).optional().describe('What stood on the page, where no picture was taken'),
});

const probe = z.object({
  scenario: z.enum(scenarioIds),
  account: z.string(),
  driver: z.enum(['browser', 'http', 'none']).describe('none: a message judged without a sign-in'),
  verdict: z.enum(['pass', 'fail', 'inconclusive', 'notApplicable']),
  sentence: z.string().describe('The verdict in words'),
  durationMs: z.number(),
  startedAt: instant,
  attempts: z.array(z.object({ verdict: z.string(), durationMs: z.number() })).optional(),
  authenticationMethods: methods.extend({ elsewhere: z.array(methods).optional() }).optional(),
  factorsUsed: z.array(z.enum(['password', ...factorIds])),
  findings: z.array(finding),
  evidence: z.string().optional().describe('Path relative to the folder of the run'),
  timeline: z.array(timelineEvent).optional(),
  claims: z.record(z.string(), jsonValue).optional().describe('Payload of the token that the profile reads'),
  error: error.optional(),
});

const target = z.object({
  id: z.string(),
  protocol: z.enum(protocols),
  profile: z.string(),
  profileTitle: z.string(),
  limits: z.string().describe('What this profile cannot prove'),
  verdict,
  sentence: z.string().describe('The answer in one or two sentences'),
  cmdlet: z
    .enum(['pass', 'fail'])
    .optional()
    .describe("What Microsoft's Test-PartnerSecurityRequirement would say"),
  cmdletNote: z.string().optional(),
  error: error.optional(),
  provider: z.object({ id: z.string(), detectedBy: z.string() }).optional(),
  missing: z
    .array(z.string())
    .optional()
    .describe('Demanded scenarios that could not be judged and are not waived'),
  waived: z.array(z.object({ scenario: z.string(), reason: z.string() })).optional(),
  probes: z.array(probe),
});

const baseline = z.object({
  path: z.string(),
  differs: z.boolean().describe('Something is new or vanished'),
  deviations: z.array(
    z.object({
      target: z.string(),
      profile: z.string().optional(),
      scenario: z.string(),
      account: z.string().optional(),
      check: z.string(),
      status: z
        .enum(['accepted', 'new', 'vanished', 'notSeen'])
        .describe('vanished: accepted, and no longer so; notSeen: accepted, and not looked at in this run'),
      comment: z.string().optional(),
      review: z.string().optional(),
      overdue: z.boolean().optional().describe('The date to review it is past'),
    }),
  ),
});

export const resultSchema = z.object({
  schemaVersion: z.literal(1),
  verdict,
  notTested: z.array(z.object({ target: z.string(), scenario: z.string(), reason: z.string() })),
  startedAt: instant,
  finishedAt: instant,
  amrcheck: z.string().describe('Version that judged'),
  targets: z.array(target),
  shard: z
    .object({ index: z.int().positive(), count: z.int().positive() })
    .optional()
    .describe('With --shard only: which part of the plan this is. One without targets passes'),
  baseline: baseline.optional().describe('With --baseline only'),
});

export type Result = z.infer<typeof resultSchema>;
export type TargetResult = z.infer<typeof target>;
export type ProbeResult = z.infer<typeof probe>;
export type Finding = z.infer<typeof finding>;
export type BaselineResult = z.infer<typeof baseline>;
export type AuthenticationMethods = z.infer<typeof methods>;
