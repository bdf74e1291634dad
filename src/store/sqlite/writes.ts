import type { DatabaseSync } from 'node:sqlite';
import { checkCondition } from '../check-condition.ts';
import { checkAttributes, checkItem, checkKey, checkSize } from '../check-item.ts';
import { invalid } from '../check-text.ts';
import type { Attributes, Condition, Item, Key, SetOutcome, Value, WriteOutcome } from '../port.ts';
import { encodeBody } from './codec.ts';
import { holds } from './holds.ts';
import type { Reads } from './reads.ts';
import type { Standing } from './rows.ts';

/** Each runs inside a transaction, changes at most one row, and does so last: a write that throws has changed nothing. */
export type Writes = {
  readonly putIf: (item: Item, condition?: Condition) => WriteOutcome;
  readonly setIf: (key: Key, set: Attributes, condition?: Condition) => SetOutcome;
  readonly deleteIf: (key: Key, condition?: Condition) => WriteOutcome;
};

const isRefused = (condition: Condition | undefined, stands: Standing | undefined): boolean =>
  condition !== undefined && !holds(condition, stands?.item());

const sizeOf = (stands: Standing | undefined): number => stands?.size ?? 0;

const refused = (stands: Standing | undefined): { kind: 'refused'; previousBytes: number } => ({
  kind: 'refused',
  previousBytes: sizeOf(stands),
});

function nextRev(item: Item): number {
  const { rev = 0 } = item;
  if (typeof rev === 'number' && rev < Number.MAX_SAFE_INTEGER) return rev + 1;
  throw invalid('rev', `rev of ${JSON.stringify({ pk: item.pk, sk: item.sk })} is ${rev} and cannot count on; put the whole item instead`);
}

const plain = (value: Value): Value => (value === 0 ? 0 : value); // -0 is stored as 0

/** The item after the attributes are set and `rev` has counted. */
function withSet(before: Item, set: Attributes): Item {
  const item: Record<string, Value> & Key = { ...before };
  for (const [name, value] of Object.entries(set)) item[name] = plain(value);
  item.rev = nextRev(before);
  return item;
}

export function prepareWrites(database: DatabaseSync, { standingAt }: Pick<Reads, 'standingAt'>): Writes {
  const upsert = database.prepare(
    'INSERT INTO item (pk, sk, size, body) VALUES (?, ?, ?, ?) ON CONFLICT (pk, sk) DO UPDATE SET size = excluded.size, body = excluded.body',
  );
  const remove = database.prepare('DELETE FROM item WHERE pk = ? AND sk = ?');
  const put = (item: Item, size: number): void => {
    upsert.run(item.pk, item.sk, size, encodeBody(item));
  };

  return {
    putIf: (item, condition) => {
      const size = checkItem(item);
      checkCondition(condition);
      const stands = standingAt(item);
      if (isRefused(condition, stands)) return refused(stands);
      put(item, size);
      return { kind: 'done', previousBytes: sizeOf(stands) };
    },
    setIf: (key, set, condition) => {
      checkKey(key);
      checkAttributes(set);
      checkCondition(condition);
      const stands = standingAt(key);
      if (isRefused(condition, stands)) return refused(stands);
      const item = withSet(stands?.item() ?? { pk: key.pk, sk: key.sk }, set);
      put(item, checkSize(item));
      return { kind: 'done', item, previousBytes: sizeOf(stands) };
    },
    deleteIf: (key, condition) => {
      checkKey(key);
      checkCondition(condition);
      const stands = standingAt(key);
      if (isRefused(condition, stands)) return refused(stands);
      if (stands !== undefined) remove.run(key.pk, key.sk);
      return { kind: 'done', previousBytes: sizeOf(stands) };
    },
  };
}
