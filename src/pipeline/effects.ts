import type { Inclusion } from '../domain/ledger/inclusion.ts';
import type { CurrencyCode } from '../domain/money/currency.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import type { Day } from '../domain/time/day.ts';
import { localDay, type Zone } from '../domain/time/zone.ts';
import type { Table } from '../store/port.ts';

/** The document with what the shop's own list of costs says of its lines. */
export type ListCosts = (document: OrderDocument) => Promise<OrderDocument>;

/**
 * The outside world as the pipeline knows it. `nonce` never gives the same text twice, in no process. Without `listCosts` orders are
 * collected as their source states them; costs that a list gave them before stay.
 */
export type Effects = {
  readonly table: Table;
  readonly nowMs: () => number;
  readonly nonce: () => string;
  readonly listCosts?: ListCosts;
};

/** What is fixed for a data folder: the shop's zone and currency, the first day of its week, and which orders count. */
export type Shop = {
  readonly zone: Zone;
  readonly currency: CurrencyCode;
  readonly weekStart: 'monday' | 'sunday' | 'saturday';
  readonly inclusion: Inclusion;
};

/** The shop's calendar day at an instant in milliseconds. */
export const dayAt = (shop: Pick<Shop, 'zone'>, ms: number): Day => localDay(shop.zone, Math.floor(ms / 1000));
