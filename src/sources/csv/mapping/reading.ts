import type { CurrencyCode } from '../../../domain/money/currency.ts';
import type { Prices } from '../../taxes.ts';
import { type ColumnChoice, columnsOfChoice } from '../profile/fields.ts';
import type { Fault, SourceRow } from '../source-row.ts';
import { cellFault } from './fault.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';

export type Scope = { readonly mapping: Mapping; readonly notes: Notes };

/**
 * What the readers of one order share. `rows` are in the order of their content. `sign` turns the file's amounts into the document's,
 * `towardsTotal` into what they add to the shop's total.
 */
export type Reading = Scope & {
  readonly rows: readonly SourceRow[];
  readonly currency: CurrencyCode;
  readonly prices: Prices;
  readonly isReturn: boolean;
  readonly sign: 1 | -1;
  readonly towardsTotal: 1 | -1;
};

/** A cell, by its row and column; without a row it is blank. */
export type Place = { readonly row: SourceRow | undefined; readonly column: ColumnChoice };

/** A place of a column that the profile may not name. */
export type OptionalPlace = { readonly row: SourceRow | undefined; readonly column: ColumnChoice | undefined };

export const textAt = ({ mapping }: Pick<Scope, 'mapping'>, { row, column }: OptionalPlace): string =>
  row === undefined ? '' : mapping.cell(row, column);

export const noteFault = ({ notes }: Scope, fault: Fault, row: SourceRow | undefined): void => {
  notes.faults.push({ fault, row });
};

export const noteCell = (scope: Scope, place: Place, { reason, remedy }: { readonly reason: string; readonly remedy: string }): void =>
  noteFault(
    scope,
    cellFault(
      reason,
      { column: columnsOfChoice(place.column).join(' or ') || 'What the profile has for all rows', text: textAt(scope, place) },
      remedy,
    ),
    place.row,
  );
