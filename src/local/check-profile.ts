import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ComparedColumns, compareColumns } from '../sources/csv/check/compare-columns.ts';
import { type ExplainedOrder, explainOrder } from '../sources/csv/check/explain-order.ts';
import { createLeftOut, type LeftOutByReason } from '../sources/csv/check/left-out.ts';
import { exportSecond } from '../sources/csv/export-second.ts';
import { type JoinPath, openJoins } from '../sources/csv/joins/open-joins.ts';
import { compileProfile, type Shop } from '../sources/csv/mapping/mapping.ts';
import { layoutOf } from '../sources/csv/profile/layout.ts';
import { type CsvImportOptions, readCsv } from '../sources/csv/read-csv.ts';
import type { Tally } from '../sources/csv/tally.ts';
import { openText } from '../sources/csv/text/open-text.ts';
import { readHeader } from '../sources/csv/text/read-header.ts';
import { guestKeyOf } from '../sources/guest-key.ts';

export type CheckRequest = Pick<CsvImportOptions, 'files' | 'profile' | 'onProgress'> & {
  readonly joins: readonly JoinPath[];
  readonly shop: Shop;
  readonly exportedAtMs: number;
  /** How many of the first orders are explained. */
  readonly orders: number;
};

/** The whole file's account, as an import would give it. */
export type CheckedFile = Pick<Tally, 'warnings' | 'conflicts' | 'rounding' | 'orders'> &
  LeftOutByReason & { readonly rows: Pick<Tally['rows'], 'read' | 'accepted'> };

/** What a profile makes of files. Where a file lacks columns, nothing of it can be read and `whole` is null. */
export type ProfileCheck = Shop & {
  readonly files: readonly ComparedColumns[];
  readonly orders: readonly ExplainedOrder[];
  readonly whole: CheckedFile | null;
};

const BATCH = 1_000;
const SECRET_BYTES = 32;

/** Every file against what the profile reads of it, look-up files behind the others. */
const compareFiles = async ({ files, joins, profile }: CheckRequest): Promise<ComparedColumns[]> => {
  const { base } = layoutOf(profile);
  const { delimiter = ',', encoding = 'utf-8', headerLine } = profile;
  const compared: ComparedColumns[] = [];
  for (const path of files) {
    const file = await openText(path, encoding);
    compared.push(compareColumns(file.name, await readHeader(file, { delimiter, headerLine }), base));
  }
  for (const { file, layout, delimiter } of await openJoins(profile, joins))
    compared.push(
      compareColumns(file.name, await readHeader(file, { delimiter, headerLine: layout.join.headerLine }), [
        ...new Set([...layout.keys, ...layout.columns]),
      ]),
    );
  return compared;
};

const inTemporaryFolder = async <T>(work: (dir: string) => Promise<T>): Promise<T> => {
  const dir = await mkdtemp(join(tmpdir(), 'tillbook-check-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

const readWhole = async (request: CheckRequest, dir: string): Promise<Pick<ProfileCheck, 'orders' | 'whole'>> => {
  const { profile, shop } = request;
  const exportedAt = exportSecond(request.exportedAtMs);
  const mapping = compileProfile(profile, shop, { exportedAt });
  const leftOut = createLeftOut(mapping);
  const orders: ExplainedOrder[] = [];
  const observer: CsvImportOptions['observer'] = {
    onExcluded: leftOut.onExcluded,
    onOrder: (rows, outcome) => {
      leftOut.onOrder(rows, outcome);
      if (outcome.kind !== 'excluded' && orders.length < request.orders) orders.push(explainOrder(mapping, rows, outcome));
    },
  };
  // Nobody is to be recognised later: the secret is thrown away with the temporary file.
  const guestKey = guestKeyOf(randomBytes(SECRET_BYTES).toString('hex'));
  const csv = await readCsv({ ...request, guestKey, exportedAt, stagingPath: join(dir, 'staging.db'), observer });
  try {
    for (const _ of csv.batches(BATCH));
    const { rows, warnings, conflicts, rounding, orders: counts } = csv.tally;
    const whole = { rows: { read: rows.read, accepted: rows.accepted }, ...leftOut.found, orders: counts, warnings, conflicts, rounding };
    return { orders, whole };
  } finally {
    csv.close();
  }
};

/** Tries a profile on files and leaves nothing behind. Throws SourceError when a file cannot be read. */
export const checkProfile = async (request: CheckRequest): Promise<ProfileCheck> => {
  const { zone, currency } = request.shop;
  const files = await compareFiles(request);
  const isReadable = files.every(({ missing }) => missing.length === 0);
  const read = isReadable ? await inTemporaryFolder((dir) => readWhole(request, dir)) : { orders: [], whole: null };
  return { zone, currency, files, ...read };
};
