import type { Inclusion } from '../domain/ledger/inclusion.ts';
import type { CurrencyCode } from '../domain/money/currency.ts';
import type { Day } from '../domain/time/day.ts';
import { localDay, type Zone } from '../domain/time/zone.ts';
import type { Table } from '../store/port.ts';

/** The outside world as the pipeline knows it. `nonce` never gives the same text twice, in no process. */
export type Effects = { readonly table: Table; readonly nowMs: () => number; readonly nonce: () => string };

/** What is fixed for a data folder: the shop's zone and currency, the first day of its week, and which orders count. */
export type Shop = {
  readonly zone: Zone;
  readonly currency: CurrencyCode;
  readonly weekStart: 'monday' | 'sunday' | 'saturday';
  readonly inclusion: Inclusion;
};

/** The shop's calendar day at an instant in milliseconds. */
export const dayAt = (shop: Pick<Shop, 'zone'>, ms: number): Day => localDay(shop.zone, Math.floor(ms / 1000));
