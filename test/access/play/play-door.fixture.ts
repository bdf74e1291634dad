import { versionOf } from '../../../src/domain/version.ts';
import { HOUSE_ORDERS } from '../../../src/pipeline/note-customers.ts';
import { packHistoryEntry } from '../../../src/store/items/customer-item.ts';
import { MAX_SET_ATTRIBUTES } from '../../../src/store/limits.ts';
import { customerItemKey } from '../../../src/store/table.ts';
import { type Sale, SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

/** How sales come to a function that takes them. */
export type Door = (sales: readonly Sale[]) => Promise<void>;

const PLACED = '2026-03-10T09:00:00Z';
const OLD = '2025-01-10T09:00:00Z';

/** The instant of a version: later ones are newer. */
const version = (number: number): string => new Date(Date.parse('2026-03-10T10:00:00Z') + number * 60_000).toISOString();

/** Sales of one player, whose ids and customers nobody else has. */
const salesOf =
  (player: string) =>
  (id: string, number: number, parts: Partial<Sale> = {}): Sale => ({
    placed: PLACED,
    ...parts,
    id: `${player}-${id}`,
    updated: version(number),
    ...(parts.customer !== undefined && { customer: `${player}-${parts.customer}` }),
  });

/** A sale that is new, comes again, has become stale, and is corrected. */
const playVersions = async (door: Door, sale: ReturnType<typeof salesOf>, { deliver }: Stage): Promise<void> => {
  await door([sale('a', 1, { title: 'Mug' })]);
  await door([sale('a', 1, { title: 'Mug' })]);
  await deliver(sale('a', 3, { title: 'Mug' }));
  await door([sale('a', 2, { title: 'Mug' })]);
  await door([sale('a', 4, { title: 'Large mug' })]);
};

/** A sale between those of a customer that are known, one that changes hands, and one of long ago, whose day must be marked. */
const playCustomers = async (door: Door, sale: ReturnType<typeof salesOf>): Promise<void> => {
  await door([sale('last', 1, { customer: 'ann' })]);
  await door([sale('first', 1, { customer: 'ann', placed: OLD })]);
  await door([sale('other', 1, { customer: 'ann' })]);
  await door([sale('other', 2, { customer: 'bo' })]);
};

/** Another worker books a newer version in between: before the customer's record is written, and before the posting is. */
const playOvertaken = async (door: Door, sale: ReturnType<typeof salesOf>, { interrupt, deliver }: Stage): Promise<void> => {
  const record = sale('record', 1, { customer: 'cy' });
  interrupt({ before: 'setIf', on: 'CUSTOMERS#', about: record.id, act: () => deliver(sale('record', 9, { customer: 'cy' })) });
  await door([record]);
  const posting = sale('posting', 1);
  interrupt({ before: 'putIf', on: 'LEDGER#', about: posting.id, act: () => deliver(sale('posting', 9)) });
  await door([posting]);
};

/** Fills a customer's record up to the most that it may hold, by orders that are not looked at. */
const fillRecord = async (customer: string, { table }: Stage['elsewhere']): Promise<void> => {
  const instant = Date.parse(OLD);
  const entry = packHistoryEntry(versionOf(instant, instant), { second: instant / 1000, netSales: 1, cost: 0 });
  for (let from = 0; from < HOUSE_ORDERS; from += MAX_SET_ATTRIBUTES) {
    const refs = Array.from({ length: MAX_SET_ATTRIBUTES }, (_, at) => `${SOURCE}#${customer}-${from + at}`);
    await table.setIf(customerItemKey(customer), Object.fromEntries(refs.map((ref) => [ref, entry])));
  }
};

/** The order that makes a customer's record too long, which becomes one of a house account. */
const playHouse = async (door: Door, sale: ReturnType<typeof salesOf>, { elsewhere }: Stage): Promise<void> => {
  const full = sale('h', 1, { customer: 'house' });
  await fillRecord(full.customer ?? '', elsewhere);
  await door([full]);
};

/** All that can happen to a function that collects and books sales. */
export const playDoor = async (player: string, door: Door, stage: Stage): Promise<void> => {
  const sale = salesOf(player);
  await playVersions(door, sale, stage);
  await playCustomers(door, sale);
  await playOvertaken(door, sale, stage);
  await playHouse(door, sale, stage);
};
