import type { Effects, Shop } from '../../pipeline/effects.ts';
import type { Arrival } from '../../pipeline/take-orders.ts';
import type { ApiRequest } from '../request.ts';

/** What a source sent: its headers and body byte for byte, since signatures are over these, and when it arrived. */
export type Delivery = Pick<ApiRequest, 'headers'> & { readonly body: Uint8Array; readonly receivedMs: number };

/** Why a delivery is not believed. */
export const DISTRUSTS = ['unsigned', 'wrong-signature', 'too-old', 'replayed', 'too-large'] as const;
export type Distrust = (typeof DISTRUSTS)[number];

/**
 * The door of one source: whether a delivery is its own, and what records it brings. `read` is only called for what `verify` believed; it
 * may ask the source for what the delivery merely hints at. `isPulled`: whether a pull brings what a delivery did not.
 */
export type WebhookDoor = {
  readonly isPulled: boolean;
  readonly verify: (delivery: Delivery) => Promise<Distrust | 'genuine'>;
  readonly read: (delivery: Delivery, shop: Shop, effects: Effects) => Promise<readonly Arrival[]>;
};
