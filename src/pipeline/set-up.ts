import * as z from 'zod/mini';
import { DEFAULT_INCLUSION, Inclusion } from '../domain/ledger/inclusion.ts';
import { CurrencyCode } from '../domain/money/currency.ts';
import { Zone } from '../domain/time/zone.ts';
import { NIGHTLY_KEY, SETTINGS_KEY, SWEEP_KEY } from '../store/table.ts';
import type { Effects, Shop } from './effects.ts';

const ShopSettings = z.strictObject({
  zone: Zone,
  currency: CurrencyCode,
  weekStart: z.enum(['monday', 'sunday', 'saturday']),
  inclusion: Inclusion,
});

/** The shop's settings as stored, or undefined where the table has not been set up. */
export const readShop = async ({ table }: Pick<Effects, 'table'>): Promise<Shop | undefined> => {
  const item = await table.get(SETTINGS_KEY, 'strong');
  return item === undefined ? undefined : ShopSettings.parse(JSON.parse(String(item.shop)));
};

/**
 * Sets a table up, once: the sweep's and the nightly run's memory first, since no order may be collected before they stand, then the
 * settings. False where it was set up already; the settings that stand are kept.
 */
export const setUp = async (
  shop: Omit<Shop, 'inclusion'> & Partial<Pick<Shop, 'inclusion'>>,
  effects: Pick<Effects, 'table' | 'nowMs'>,
): Promise<boolean> => {
  const { table, nowMs } = effects;
  const start = nowMs();
  await table.putIf({ ...SWEEP_KEY, start }, { kind: 'absent' });
  await table.putIf({ ...NIGHTLY_KEY, start }, { kind: 'absent' });
  const settings = ShopSettings.parse({ inclusion: DEFAULT_INCLUSION, ...shop });
  const { kind } = await table.putIf({ ...SETTINGS_KEY, shop: JSON.stringify(settings) }, { kind: 'absent' });
  return kind === 'done';
};

/** Puts other settings in the place of those that stand. What was booked follows only by a rebuild. */
export const changeShop = async (shop: Shop, { table }: Pick<Effects, 'table'>): Promise<void> => {
  await table.putIf({ ...SETTINGS_KEY, shop: JSON.stringify(ShopSettings.parse(shop)) });
};
