import { CurrencyCode } from '../../../domain/money/currency.ts';
import { Zone } from '../../../domain/time/zone.ts';
import { parseProfile } from '../profile/parse-profile.ts';
import type { SourceRow } from '../source-row.ts';
import { compileProfile, type Mapping } from './mapping.ts';
import type { AcceptedOrder, Outcome, RejectedOrder } from './outcome.ts';
import { toOrder } from './to-order.ts';

export const SHOP = { zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP') };

/** The least profile, for tests to add to. */
export const PROFILE = {
  source: 'shop',
  order: { id: 'Order', placedAt: { column: 'Time' } },
  line: { product: 'Sku', quantity: 'Qty', unitPrice: 'Price' },
};

/** A row by column; what is left out stands in the example's first row. */
export type ExampleRow = Readonly<Record<string, string>>;

const ROW: ExampleRow = { Order: '7', Time: '2026-01-31 10:00', Sku: 'mug', Qty: '2', Price: '1.50' };

/** When the example's files were exported. */
export const EXPORTED = Date.parse('2026-03-01T00:00:00Z') / 1000;

export const mappingOf = (change: object): Mapping =>
  compileProfile(parseProfile({ ...PROFILE, ...change }, 'example'), SHOP, { exportedAt: EXPORTED });

const asRow = (mapping: Mapping, row: ExampleRow, index: number): SourceRow => ({
  file: 'a.csv',
  line: index + 2,
  cells: mapping.columns.map((column) => ({ ...ROW, ...row })[column] ?? ''),
});

export const mapExample = (change: object, ...rows: ExampleRow[]): Outcome => {
  const mapping = mappingOf(change);
  return toOrder(
    rows.map((row, index) => asRow(mapping, row, index)),
    mapping,
    (email) => (email.includes('@') ? `key-of-${email.length}` : undefined),
  );
};

export const accepted = (outcome: Outcome): AcceptedOrder => {
  if (outcome.kind !== 'order') throw new Error(`expected an order: ${JSON.stringify(outcome)}`);
  return outcome;
};

export const rejected = (outcome: Outcome): RejectedOrder => {
  if (outcome.kind !== 'rejected') throw new Error(`expected a rejection: ${JSON.stringify(outcome)}`);
  return outcome;
};
