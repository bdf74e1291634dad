import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { OrderDocument } from '../../domain/order/order-document.ts';
import { localDay, Zone } from '../../domain/time/zone.ts';
import { SHOP } from './mapping/example.fixture.ts';
import { loadProfile } from './profile/load-profile.ts';
import { readCsv } from './read-csv.ts';

const FILE = fileURLToPath(new URL('../../../../shared/data/online_retail_2010_2011.csv.gz', import.meta.url));
const skip = existsSync(FILE) || process.env.CI ? false : `there is no ${FILE}`;

const folder = mkdtempSync(join(tmpdir(), 'tillbook-data-'));
after(() => rmSync(folder, { recursive: true }));

const LONDON = Zone.parse('Europe/London');

const readAll = async (profile: string, files: readonly string[] = [FILE]) => {
  const source = await readCsv({
    files,
    profile: await loadProfile(profile),
    shop: SHOP,
    guestKey: () => undefined,
    stagingPath: join(folder, 'staging.sqlite'),
  });
  try {
    const records = [...source.batches(100)].flatMap((batch) => batch.records);
    return { records, tally: source.tally, titles: [...source.titles()] };
  } finally {
    source.close();
  }
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Goods, postage, fees and adjustments together; what a return gives back counts against. */
const totalOf = ({ kind, lines, shipping, fees = [] }: OrderDocument): number => {
  const stated = sum(lines.map(({ gross }) => gross)) + (shipping?.charged ?? 0) + sum(fees.map(({ minor }) => minor));
  return kind === 'return' ? -stated : stated;
};

const totalsBy = (documents: readonly OrderDocument[], keyOf: (document: OrderDocument) => string): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const document of documents) totals[keyOf(document)] = (totals[keyOf(document)] ?? 0) + totalOf(document);
  return totals;
};

const documentsOf = ({ records }: Awaited<ReturnType<typeof readAll>>): OrderDocument[] =>
  records.flatMap((record) => (record.kind === 'order' ? [record.document] : []));

test('accounts for every row of Online Retail and reaches its totals', { skip }, async () => {
  const all = await readAll('online-retail');
  const documents = documentsOf(all);
  assert.deepEqual(all.tally, {
    rows: { read: 541_909, accepted: 539_801, rejected: {}, excluded: { 'stock-movement': 1_336, 'no-value-no-customer': 772 } },
    orders: { accepted: 19_963, returns: 3_839, rejected: {} },
    warnings: {},
    conflicts: 43,
    rounding: { GBP: '0.004' },
    joins: {},
  });
  assert.equal(sum(documents.map(totalOf)), 974_774_793);
  const countries = totalsBy(documents, ({ country }) => country ?? '');
  assert.deepEqual(
    ['United Kingdom', 'Netherlands', 'EIRE', 'Germany', 'France'].map((country) => countries[country]),
    [818_780_636, 28_466_154, 26_327_682, 22_169_821, 19_740_390],
  );
  assert.equal(all.titles.find(({ productId }) => productId === '85123A')?.title, 'CREAM HANGING HEART T-LIGHT HOLDER');
});

test('dates cancellations on their own day, as returns of positive amounts', { skip }, async () => {
  const returns = documentsOf(await readAll('online-retail')).filter(({ kind }) => kind === 'return');
  const cancellations = returns.filter(({ id }) => id.startsWith('C'));
  assert.deepEqual([cancellations.length, returns.length], [3_836, 3_839]);
  assert.equal(sum(cancellations.map(totalOf)), -89_681_249);
});

test('reaches the clean set by month, its orders and customers', { skip }, async () => {
  const clean = await readAll('online-retail-clean');
  const documents = documentsOf(clean);
  assert.deepEqual(clean.tally.rows, {
    read: 541_909,
    accepted: 397_884,
    rejected: {},
    excluded: { cancellation: 9_288, 'no-customer': 134_697, 'price-not-above-zero': 40 },
  });
  assert.equal(documents.length, 18_532);
  assert.equal(new Set(documents.map(({ customerKey }) => customerKey)).size, 4_338);
  assert.equal(sum(documents.map(totalOf)), 891_140_790);
  assert.deepEqual(
    Object.values(totalsBy(documents, ({ placedAt }) => localDay(LONDON, placedAt).slice(0, 7))),
    [
      57_271_389, 56_944_504, 44_713_735, 59_550_076, 46_920_036, 67_859_456, 66_121_369, 60_009_101, 64_534_390, 95_283_838, 103_931_879,
      116_181_738, 51_819_279,
    ],
  );
});

/** The rows dealt out to parts in an order that has nothing to do with theirs: row i goes where a multiple of i points. */
const dealOut = (parts: number): string[] => {
  const [header = '', ...rows] = gunzipSync(readFileSync(FILE)).toString().trimEnd().split('\n');
  const step = 104_729;
  const shuffled = rows.map((_, index) => rows[(index * step) % rows.length] ?? '');
  const length = Math.ceil(rows.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    const path = join(folder, `part-${part}.csv`);
    writeFileSync(path, [header, ...shuffled.slice(part * length, (part + 1) * length)].join('\n'));
    return path;
  });
};

test('reads the same from fifty shuffled parts', { skip }, async () => {
  const parts = await readAll('online-retail', dealOut(50));
  const whole = await readAll('online-retail');
  assert.equal(JSON.stringify(documentsOf(parts)), JSON.stringify(documentsOf(whole)));
  assert.deepEqual([parts.tally, parts.titles], [whole.tally, whole.titles]);
});
