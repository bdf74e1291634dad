import * as z from 'zod/mini';

/**
 * What an access token may be for; none contains another.
 *
 * - `collect`: send orders; `read`: every figure; `read:customers`: who bought, as a key; `admin`: change what is kept
 */
export const SCOPES = ['collect', 'read', 'read:customers', 'admin'] as const;

export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;
