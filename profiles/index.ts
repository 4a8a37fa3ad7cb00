import type { Profile } from '../core/profile.ts';
import { entraToken } from './entra-token.ts';
import { partnerCenter } from './partner-center.ts';
import { rfc8176 } from './rfc8176.ts';

/** Every profile there is; the default first. */
export const profiles: readonly Profile[] = [partnerCenter, rfc8176, entraToken];
