import { refusal } from '../federation.ts';

/** An error that is shown to the person, with Entra's code in its text. */
export const entraError = (code: string, text: string): Error => refusal(code, `${code}: ${text}`);
