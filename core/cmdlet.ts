import type { JsonObject, JsonValue } from './model.ts';

/**
 * What Microsoft's Test-PartnerSecurityRequirement says of a token with these claims: it looks for the letters
 * `mfa` in the text of `amr`, and checks nothing else.
 * https://github.com/microsoft/Partner-Center-PowerShell/blob/8fbf3346/src/PowerShell/Commands/TestPartnerSecurityRequirement.cs
 */
export function cmdletVerdict(claims: JsonObject): 'pass' | 'fail' {
  const amr = claims['amr'];
  return amr !== undefined && cmdletTakes(amr) ? 'pass' : 'fail';
}

/** Whether the cmdlet would take this value of `amr` for MFA. */
export function cmdletTakes(amr: JsonValue): boolean {
  return claimText(amr).includes('mfa');
}

/** A claim as the cmdlet's library hands it over: a string as it is, null as nothing, all else as compact JSON. */
function claimText(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : compactJson(value);
}

/** JSON without white space; a value nested too deeply to be written is an empty text. */
export function compactJson(value: JsonValue): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** Says where the cmdlet and the strict reading part. `strict`: `amr` is an array of strings that holds `mfa`. */
export function cmdletNote(options: {
  claims: JsonObject;
  strict: boolean;
  verdict: 'pass' | 'fail' | 'inconclusive';
}): string | undefined {
  if (cmdletVerdict(options.claims) === 'fail') return undefined;
  if (!options.strict)
    return 'This passes Microsoft\'s cmdlet by accident: it looks for the letters "mfa" anywhere in the text of amr.';
  if (options.verdict === 'fail')
    return "Microsoft's cmdlet looks at amr only, in the token of one account; what failed here is out of its sight.";
  return undefined;
}
