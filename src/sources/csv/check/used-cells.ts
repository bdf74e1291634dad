import { minorDigits } from '../../../domain/money/currency.ts';
import { moneyText } from '../../../domain/money/money-text.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { bookRows } from '../mapping/book-rows.ts';
import { classifyOrder, type RowClass } from '../mapping/classify.ts';
import { firstValue } from '../mapping/first-value.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { createNotes } from '../mapping/notes.ts';
import { startReading } from '../mapping/to-order.ts';
import { columnsOfField } from '../profile/columns.ts';
import { type Condition, columnsOfCondition } from '../profile/condition.ts';
import { type ColumnChoice, columnsOfChoice } from '../profile/fields.ts';
import type { SourceRow } from '../source-row.ts';
import { LINE_BECAME, ORDER_BECAME } from './became.ts';
import { byPlace } from './by-place.ts';
import { shownBecame, shownCell } from './shown-cell.ts';

/** A cell that the profile uses: where it stands, the field that it serves, and what it became; nothing where its order is not taken. */
export type UsedCell = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly text: string;
  readonly field: string;
  readonly became: string;
};

/** `rows` are an order's rows that are booked, in the order of their content; `document` is undefined where it is not taken. */
export type Explained = { readonly mapping: Mapping; readonly rows: readonly SourceRow[]; readonly document: OrderDocument | undefined };

const cellOf = ({ profile, cell }: Mapping, row: SourceRow, column: string) => {
  const { file, line } = row;
  return { file, line, column, text: shownCell(profile, column, cell(row, column)) };
};

const statedColumn = ({ cell }: Mapping, row: SourceRow, column: ColumnChoice): string =>
  columnsOfChoice(column).find((one) => cell(row, one) !== '') ?? '';

type Where = { readonly rows: readonly SourceRow[]; readonly mapping: Mapping; readonly column: string };

/** The first row of the file that says it: rows of an order repeat what they have in common. */
const firstWith = (text: string, { rows, mapping, column }: Where): SourceRow | undefined =>
  rows.filter((row) => mapping.cell(row, column) === text).sort(byPlace)[0];

const ORDER_FIELDS = Object.keys(ORDER_BECAME) as (keyof typeof ORDER_BECAME)[];
const CHOICES = ['country', 'channel', 'paymentMethod'];
const WORTHS = ['unitPrice', 'total', 'discountedTotal'];
const LINE_FIELDS = Object.keys(LINE_BECAME) as (keyof typeof LINE_BECAME)[];

const orderCell = ({ mapping, rows, document }: Explained, name: keyof typeof ORDER_BECAME, column: ColumnChoice): UsedCell[] => {
  const { row, text } = firstValue(rows, column, { mapping, notes: createNotes() });
  if (row === undefined || text === '') return [];
  const became = document === undefined ? '' : ORDER_BECAME[name]({ document, zone: mapping.shop.zone });
  const stated = statedColumn(mapping, row, column);
  return [
    {
      ...cellOf(mapping, firstWith(text, { rows, mapping, column: stated }) ?? row, stated),
      field: `order.${name}`,
      became: shownBecame(mapping.profile, stated, became),
    },
  ];
};

/** Each thing that the order states once, at the cell that counts. */
const orderCells = (explained: Explained): UsedCell[] =>
  ORDER_FIELDS.flatMap((name) => {
    const field = explained.mapping.profile.order[name];
    // Of a choice of columns one counts; of others that make up one thing all do.
    const parts = CHOICES.some((choice) => choice === name) ? [columnsOfField(field)] : columnsOfField(field);
    return parts.flatMap((column) => orderCell(explained, name, column));
  });

const isMet = (mapping: Mapping, rows: readonly SourceRow[], stage: string): boolean =>
  mapping.stages.some((one) => one.stage === stage && rows.some((row) => one.isMet(row.cells)));

/** What the order's conditions looked at. */
const conditionCells = ({ mapping, rows }: Explained): UsedCell[] => {
  const { returns, test, stages = {} } = mapping.profile;
  const asked: readonly [string, Condition | undefined, boolean][] = [
    ['returns.when', returns?.when, rows.some((row) => mapping.isReturn(row.cells))],
    ['test', test, rows.some((row) => mapping.isTest(row.cells))],
    ...Object.entries(stages).map(([stage, when]): [string, Condition | undefined, boolean] => [
      `stages.${stage}`,
      when,
      isMet(mapping, rows, stage),
    ]),
  ];
  return asked.flatMap(([field, condition, met]) =>
    [...new Set(condition === undefined ? [] : columnsOfCondition(condition))].flatMap((column) => {
      const { text } = firstValue(rows, column, { mapping, notes: createNotes() });
      const row = firstWith(text, { rows, mapping, column });
      return row === undefined ? [] : [{ ...cellOf(mapping, row, column), field, became: met ? 'met' : 'not met' }];
    }),
  );
};

const isTakenBack = ({ profile, cell, number, isReturn }: Mapping, row: SourceRow): boolean =>
  profile.negativeQuantity === 'reversal' && !isReturn(row.cells) && (number(cell(row, profile.line.quantity))?.units ?? 0n) < 0n;

type Place = { readonly row: SourceRow; readonly found: RowClass | undefined; readonly at: number };

const chargeText = ({ mapping, rows, document }: Explained, name: string, { row, found }: { row: SourceRow; found: RowClass }): string => {
  if (document === undefined || !WORTHS.some((worth) => worth === name)) return found.kind;
  const { shipping = 0, discount = 0, tax = 0, fees } = bookRows({ ...startReading(mapping, rows), rows: [row] }, [found]);
  // A discount may say what tax it takes along; that is no part of what it is.
  const charged = shipping + discount + (found.kind === 'tax' ? tax : 0);
  const minor = fees.reduce((sum, fee) => sum + fee.minor, charged);
  return `${found.kind} ${moneyText(minor, minorDigits(document.currency))} ${document.currency}`;
};

// Lines stand in the document in the order of their rows.
const lineText = (explained: Explained, name: keyof typeof LINE_BECAME, { row, found, at }: Place): string => {
  const { mapping, document } = explained;
  if (document === undefined || found === undefined) return '';
  if (found.kind === 'refund') return 'taken back';
  if (found.kind !== 'goods' && found.kind !== 'gift-card') return chargeText(explained, name, { row, found });
  if (isTakenBack(mapping, row)) return 'taken back';
  const line = document.lines[at];
  return line === undefined ? '' : LINE_BECAME[name](line, { document, zone: mapping.shop.zone });
};

const rowCells = (explained: Explained, place: Place): UsedCell[] => {
  const { mapping } = explained;
  return LINE_FIELDS.flatMap((name) => {
    const field = mapping.profile.line[name];
    // Of a choice of columns one counts; discounts of several columns are added.
    const columns = name === 'product' ? [statedColumn(mapping, place.row, mapping.profile.line.product)] : columnsOfField(field);
    return columns
      .filter((column) => mapping.cell(place.row, column) !== '')
      .map((column) => ({
        ...cellOf(mapping, place.row, column),
        field: `line.${name}`,
        became: shownBecame(mapping.profile, column, lineText(explained, name, place)),
      }));
  });
};

const lineCells = (explained: Explained): UsedCell[] => {
  const { mapping, rows } = explained;
  const classes = classifyOrder(mapping, rows);
  let at = -1;
  return rows.flatMap((row, index) => {
    const found = classes[index];
    if ((found?.kind === 'goods' || found?.kind === 'gift-card') && !isTakenBack(mapping, row)) at += 1;
    return rowCells(explained, { row, found, at });
  });
};

/** Every cell that an order was made of, in the order of the file. */
export const usedCells = (explained: Explained): UsedCell[] => {
  const cells = [...orderCells(explained), ...conditionCells(explained), ...lineCells(explained)];
  return cells.sort(byPlace);
};
