import type { CurrencyCode } from '../../../domain/money/currency.ts';
import type { Zone } from '../../../domain/time/zone.ts';
import type { Condition } from '../profile/condition.ts';
import { type ColumnChoice, isAlways } from '../profile/fields.ts';
import { layoutOf } from '../profile/layout.ts';
import type { Profile, RowRule } from '../profile/profile.ts';
import { joinTexts, type TimeColumn, timeColumns } from '../profile/time-column.ts';
import type { SourceRow } from '../source-row.ts';
import { compileCondition, type Question } from './compile-condition.ts';
import { type CompiledJoin, compileJoin, joinedColumns } from './compile-joins.ts';
import { createNumberReader, type NumberReader } from './notation.ts';
import { createTimeReader, type TimeReader } from './read-time.ts';

/** What a profile leaves to the shop: the zone of its clock, the currency of its books. */
export type Shop = { readonly zone: Zone; readonly currency: CurrencyCode };

const STAGES = ['pending', 'draft', 'failed'] as const;

/** A profile made ready to map rows; the cells of a row stand in the order of `columns`. */
export type Mapping = {
  readonly profile: Profile;
  readonly shop: Shop;
  /** The zone of the file's clock: the profile's, else the shop's. */
  readonly zone: Zone;
  /** Those of the base file, then those of each join. */
  readonly columns: readonly string[];
  readonly baseColumns: readonly string[];
  readonly joins: readonly CompiledJoin[];
  readonly number: NumberReader;
  /** When the files were exported (seconds), where that was said. */
  readonly exportedAt: number | undefined;
  /** The cell of a column, of several the first that is not blank, or what holds of all rows; blank when the profile names no such column. */
  readonly cell: (row: SourceRow, column: ColumnChoice | undefined) => string;
  readonly rules: readonly { readonly rule: RowRule; readonly isMet: Question }[];
  readonly isReturn: Question;
  readonly isTest: Question;
  readonly stages: readonly { readonly stage: (typeof STAGES)[number]; readonly isMet: Question }[];
  readonly readTime: (column: TimeColumn) => TimeReader;
  /** The row without texts that mean nothing; of one before its joins, only its own. */
  readonly blankOut: (row: SourceRow) => SourceRow;
  /** The text of an instant in a row. */
  readonly timeText: (row: SourceRow, column: TimeColumn) => string;
};

const createBlankOut = ({ blanks }: Profile, columns: readonly string[]): Mapping['blankOut'] => {
  if (blanks === undefined) return (row) => row;
  const nothing = columns.map((column) => new Set(blanks[column]));
  return (row) => ({ ...row, cells: row.cells.map((text, at) => (nothing[at]?.has(text) ? '' : text)) });
};

const never: Question = () => false;

export const compileProfile = (profile: Profile, shop: Shop, { exportedAt }: { readonly exportedAt?: number } = {}): Mapping => {
  const layout = layoutOf(profile);
  const columns = [...layout.base, ...layout.joins.flatMap(joinedColumns)];
  const zone = profile.zone ?? shop.zone;
  const number = createNumberReader(profile.numbers);
  const indices = new Map(columns.map((column, index) => [column, index]));
  const compile = (condition: Condition | undefined): Question =>
    condition === undefined ? never : compileCondition(condition, { columns, number });
  const cellOf = (row: SourceRow, column: string): string => row.cells[indices.get(column) ?? -1] ?? '';
  const cellOfChoice = (row: SourceRow, choice: readonly string[]): string => {
    for (const column of choice) if (cellOf(row, column) !== '') return cellOf(row, column);
    return '';
  };
  const timeReaders = new Map<string, TimeReader>();
  const readTime = ({ format = 'iso-local' }: TimeColumn): TimeReader => {
    const reader = timeReaders.get(format) ?? createTimeReader(format, zone);
    timeReaders.set(format, reader);
    return reader;
  };
  return {
    profile,
    shop,
    zone,
    columns,
    baseColumns: layout.base,
    joins: layout.joins.map((join) => compileJoin(join, { columns, zone, readTime })),
    number,
    exportedAt,
    cell: (row, column = '') => {
      if (typeof column === 'string') return cellOf(row, column);
      return isAlways(column) ? column.always : cellOfChoice(row, column);
    },
    rules: (profile.rows ?? []).map((rule) => ({ rule, isMet: compile(rule.when) })),
    isReturn: compile(profile.returns?.when),
    isTest: compile(profile.test),
    stages: STAGES.map((stage) => ({ stage, isMet: compile(profile.stages?.[stage]) })),
    readTime,
    blankOut: createBlankOut(profile, columns),
    timeText: (row, column) => joinTexts(timeColumns(column).map((one) => cellOf(row, one))),
  };
};
