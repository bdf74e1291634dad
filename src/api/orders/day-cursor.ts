import { OrderId, SourceName } from '../../domain/ids.ts';
import { Day } from '../../domain/time/day.ts';
import type { LedgerPlace } from '../../store/read-ledger.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';

export const encodePlace = ({ day, after }: LedgerPlace): string => encodeCursor(day, after);

const isRef = (text: string): boolean => {
  const at = text.indexOf('#');
  return SourceName.safeParse(text.slice(0, at)).success && OrderId.safeParse(text.slice(at + 1)).success;
};

/** The place in the ledger that a cursor names; undefined for what is no such cursor. */
export const decodePlace = (cursor: string): LedgerPlace | undefined => {
  const [dayText, after, ...rest] = decodeCursor(cursor) ?? [];
  const day = Day.safeParse(dayText);
  if (!day.success || after === undefined || !isRef(after) || rest.length > 0) return undefined;
  return { day: day.data, after };
};
