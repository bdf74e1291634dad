import type { SourceName } from '../domain/ids.ts';
import { addCosts } from '../pipeline/add-costs.ts';
import { applyCosts } from '../pipeline/apply-costs.ts';
import type { Effects } from '../pipeline/effects.ts';
import { readExtent } from '../pipeline/read-status.ts';
import { type Progress, sweepNightly } from '../pipeline/sweep.ts';
import { readCosts } from '../sources/csv/costs/read-costs.ts';
import type { PlacedRow, RejectedRow } from '../sources/csv/costs/settle-rows.ts';
import type { Folder } from './open-folder.ts';

export type CostsStep = 'reading' | 'orders' | 'days' | 'months';

export type CostsRequest = {
  readonly path: string;
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly source?: SourceName;
  readonly onProgress: (step: CostsStep, done: number, of: number) => void;
};

/**
 * What became of every row: accepted (new, or a correction), unchanged (known already) or rejected; `read` is the sum. Then what followed:
 * orders whose cost is another now, and products that no order names yet, whose costs wait for their sales.
 */
export type CostsLoaded = {
  readonly rows: { readonly read: number; readonly accepted: number; readonly unchanged: number; readonly rejected: number };
  readonly rejected: readonly RejectedRow[];
  readonly products: { readonly changed: number; readonly waiting: number };
  readonly orders: { readonly changed: number };
  readonly days: number;
  readonly months: number;
};

type Taken = { accepted: number; unchanged: number; changedProducts: number; rejected: RejectedRow[] };

const tooMany = ({ line, ref }: PlacedRow): RejectedRow => ({
  line,
  reason: 'too-many-days',
  detail: `${ref} would have more than 5,000 costs. Leave out days on which the cost does not change.`,
});

const takeRows = async (rows: readonly PlacedRow[], effects: Effects): Promise<Taken> => {
  const taken: Taken = { accepted: 0, unchanged: 0, changedProducts: 0, rejected: [] };
  for (const [ref, own] of Map.groupBy(rows, (row) => row.ref)) {
    const entries = own.map(({ entry }) => entry);
    const added = await addCosts(ref, entries, effects);
    if (added.kind === 'too-many') {
      taken.rejected.push(...own.map(tooMany));
      continue;
    }
    taken.accepted += added.accepted;
    taken.unchanged += added.unchanged;
    if (added.accepted > 0) taken.changedProducts += 1;
  }
  return taken;
};

/** Takes a file of unit costs into the folder's list, brings what it changes to the sales it speaks of, and folds their days and months. */
export const loadCosts = async (request: CostsRequest, { shop, inGroup, effects: reading }: Folder): Promise<CostsLoaded> => {
  const { path, delimiter, decimal, source, onProgress } = request;
  const rules = { currency: shop.currency, decimal, ...(source !== undefined && { source }) };
  const file = await readCosts({ path, delimiter, rules, onProgress: (done, of) => onProgress('reading', done, of) });
  const { orders } = await readExtent(reading);
  return inGroup(async (effects) => {
    const taken = await takeRows(file.rows, effects);
    const applied = await applyCosts(shop, effects, (done) => onProgress('orders', done, Math.max(done, orders)));
    const folded = { days: 0, months: 0 };
    const progress: Progress = (step, done, of) => {
      folded[step] = done;
      onProgress(step, done, of);
    };
    await sweepNightly(shop, effects, { progress });
    const rejected = [...file.rejected, ...taken.rejected].sort((a, b) => a.line - b.line);
    const unchanged = taken.unchanged + file.repeated;
    return {
      rows: { read: file.read, accepted: taken.accepted, unchanged, rejected: rejected.length },
      rejected,
      products: { changed: taken.changedProducts, waiting: applied.waiting },
      orders: { changed: applied.changed },
      ...folded,
    };
  });
};
