/**
 * The values that are registered for `amr`: the twenty of RFC 8176, section 2
 * (https://www.rfc-editor.org/rfc/rfc8176.html#section-2), and `pop`, which came later
 * (https://www.iana.org/assignments/authentication-method-reference-values/).
 */
export const registeredAmrValues: readonly string[] = [
  'face',
  'fpt',
  'geo',
  'hwk',
  'iris',
  'kba',
  'mca',
  'mfa',
  'otp',
  'pin',
  'pop',
  'pwd',
  'rba',
  'retina',
  'sc',
  'sms',
  'swk',
  'tel',
  'user',
  'vbm',
  'wia',
];
