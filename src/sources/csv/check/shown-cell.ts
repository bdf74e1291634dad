import { withoutAddresses } from '../../addresses.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Profile } from '../profile/profile.ts';
import type { SourceRow } from '../source-row.ts';

const LONGEST_SHOWN = 60;
const REDACTED = '(redacted)';

const shortened = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text);

/** A cell for the eyes of whoever checks a profile: nothing that says who somebody is. */
export const shownCell = ({ order, personal = [] }: Profile, column: string, text: string): string => {
  if (text === '') return '';
  if (column === order.email) return '(kept as a keyed hash)';
  return personal.includes(column) ? REDACTED : shortened(withoutAddresses(text));
};

/** What a cell became, no more telling than the cell itself; an e-mail becomes no more than a customer who is known. */
export const shownBecame = ({ order, personal = [] }: Profile, column: string, became: string): string =>
  became !== '' && column !== order.email && personal.includes(column) ? REDACTED : withoutAddresses(became);

// A message shows at least so much of a cell.
const SURELY_SHOWN = 40;

/** What is wrong with an order, unless it repeats a personal cell. */
export const shownDetail = ({ profile, cell }: Mapping, rows: readonly SourceRow[], detail: string): string => {
  const { order, personal = [] } = profile;
  const columns = [...personal, ...(order.email === undefined ? [] : [order.email])];
  const texts = rows.flatMap((row) => columns.map((column) => withoutAddresses(cell(row, column)))).filter((text) => text !== '');
  const repeats = texts.some((text) => detail.includes(JSON.stringify(text.slice(0, SURELY_SHOWN)).slice(0, -1)));
  return repeats ? `a personal cell is at fault, which is not shown ${REDACTED}` : detail;
};
