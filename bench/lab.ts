import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_INCLUSION } from '../src/domain/ledger/inclusion.ts';
import { CurrencyCode } from '../src/domain/money/currency.ts';
import { Zone } from '../src/domain/time/zone.ts';
import type { Effects, Shop } from '../src/pipeline/effects.ts';
import { setUp } from '../src/pipeline/set-up.ts';
import { type Meter, meterTable } from '../src/store/meter.ts';
import { openSqliteTable } from '../src/store/sqlite/open.ts';

/** Where the ordinary orders are sold. */
export const SHOP: Shop = {
  zone: Zone.parse('UTC'),
  currency: CurrencyCode.parse('EUR'),
  weekStart: 'monday',
  inclusion: DEFAULT_INCLUSION,
};

/** A metered table with a clock that is set by hand. */
export type Lab = { readonly effects: Effects; readonly meter: Meter; readonly setClock: (ms: number) => void };

export const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Works on a folder that is removed afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Works on the table kept in a file, or in memory, set up if it is new. What setting up costs is in no figure. */
export const inLab = async <T>(
  { path, startMs, shop = SHOP }: { readonly path: string; readonly startMs: number; readonly shop?: Shop },
  work: (lab: Lab) => Promise<T>,
): Promise<T> => {
  const sqlite = openSqliteTable({ path });
  let nowMs = startMs;
  let nonces = 0;
  try {
    return await sqlite.group(async (view) => {
      await setUp(shop, { table: view, nowMs: () => nowMs });
      const meter = meterTable(view);
      const nonce = (): string => {
        nonces += 1;
        return `00000000-0000-4000-8000-${String(nonces).padStart(12, '0')}`;
      };
      const setClock = (ms: number): void => {
        nowMs = ms;
      };
      return await work({ effects: { table: meter.table, nowMs: () => nowMs, nonce }, meter, setClock });
    });
  } finally {
    sqlite.close();
  }
};
