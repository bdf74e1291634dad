import { withoutAddresses } from '../../addresses.ts';
import type { GuestKey } from '../../guest-key.ts';
import type { SourceRow } from '../source-row.ts';
import type { Mapping } from './mapping.ts';

/** What is kept of a rejected order: the profile's columns of its rows, without personal data. Enough to map it again. */
export type KeptRecord = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly file: string; readonly line: number; readonly cells: readonly string[] }[];
};

const REDACTED = '(redacted)';

const redactCell = (mapping: Mapping, guestKey: GuestKey): ((text: string, index: number) => string) => {
  const { order, personal = [] } = mapping.profile;
  return (text, index) => {
    const column = mapping.columns[index] ?? '';
    if (text === '') return text;
    if (column === order.email) return guestKey(text) ?? '';
    return personal.includes(column) ? REDACTED : withoutAddresses(text);
  };
};

/**
 * The rows to keep. The e-mail column holds its guest key from now on. A row that was not read whole keeps nothing: its cells may have
 * slipped into other columns, personal ones among them.
 */
export const keepRecord = (mapping: Mapping, rows: readonly SourceRow[], guestKey: GuestKey): KeptRecord => {
  const redact = redactCell(mapping, guestKey);
  return {
    columns: mapping.columns,
    rows: rows.map(({ file, line, cells, fault }) => ({ file, line, cells: fault === undefined ? cells.map(redact) : [] })),
  };
};
