import { DEFAULT_INCLUSION, type ExclusionReason, exclusionOf } from '../../../domain/ledger/inclusion.ts';
import type { CurrencyCode } from '../../../domain/money/currency.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { classifyOrder } from '../mapping/classify.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Warning } from '../mapping/notes.ts';
import type { AcceptedOrder, ExcludedOrder, Outcome } from '../mapping/outcome.ts';
import { compareCells, type SourceRow } from '../source-row.ts';
import { type BookedEvent, bookedEvents } from './booked-components.ts';
import { byPlace } from './by-place.ts';
import { shownDetail } from './shown-cell.ts';
import { type UsedCell, usedCells } from './used-cells.ts';

/** An order of the file, cell by cell, and what it would be in the book. `excludedAs`: why it would not count. */
export type ExplainedOrder = { readonly cells: readonly UsedCell[]; readonly origin: string } & (
  | {
      readonly kind: OrderDocument['kind'];
      readonly id: string;
      readonly currency: CurrencyCode;
      readonly taxTreatment: OrderDocument['taxTreatment'];
      readonly customerKnown: boolean;
      readonly events: readonly BookedEvent[];
      readonly excludedAs: ExclusionReason | undefined;
      readonly warnings: readonly Warning[];
      readonly conflicts: number;
    }
  | { readonly kind: 'rejected'; readonly id: string | undefined; readonly reason: string; readonly detail: string }
);

const explainAccepted = ({ document, warnings, conflicts }: AcceptedOrder, { profile, shop }: Mapping) => ({
  kind: document.kind,
  id: document.id,
  currency: document.currency,
  taxTreatment: document.taxTreatment,
  customerKnown: document.customerKey !== undefined,
  events: bookedEvents(document, shop.zone),
  excludedAs: exclusionOf(document, { inclusion: profile.inclusion ?? DEFAULT_INCLUSION, currency: shop.currency }),
  warnings,
  conflicts,
});

const bookedRows = (mapping: Mapping, rows: readonly SourceRow[]): SourceRow[] => {
  const sorted = [...rows].sort((a, b) => compareCells(a.cells, b.cells));
  const classes = classifyOrder(mapping, sorted);
  return sorted.filter((_, index) => classes[index]?.kind !== 'excluded');
};

/** Explains one order by its rows and what became of them. A row that was not read whole shows no cells: they may have slipped. */
export const explainOrder = (mapping: Mapping, rows: readonly SourceRow[], outcome: Exclude<Outcome, ExcludedOrder>): ExplainedOrder => {
  const whole = bookedRows(mapping, rows).filter(({ fault }) => fault === undefined);
  const [first] = [...rows].sort(byPlace);
  const origin = first === undefined ? outcome.origin : `${first.file}:${first.line}`;
  const cells = usedCells({ mapping, rows: whole, document: outcome.kind === 'order' ? outcome.document : undefined });
  if (outcome.kind === 'order') return { origin, cells, ...explainAccepted(outcome, mapping) };
  return { origin, cells, kind: 'rejected', id: outcome.id, reason: outcome.reason, detail: shownDetail(mapping, rows, outcome.detail) };
};
