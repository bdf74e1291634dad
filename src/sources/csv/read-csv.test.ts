import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PROFILE, SHOP } from './mapping/example.fixture.ts';
import { parseProfile } from './profile/parse-profile.ts';
import { type CsvImportOptions, readCsv } from './read-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-csv-'));
after(() => rmSync(folder, { recursive: true }));

const HEADER = 'Order,Time,Sku,Qty,Price,Name';
const change = {
  line: { ...PROFILE.line, title: 'Name' },
  rows: [{ kind: 'excluded', reason: 'sample', when: { column: 'Sku', equals: 'sample' } }],
};

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const optionsFor = (files: readonly string[], more: Partial<CsvImportOptions> = {}): CsvImportOptions => ({
  files,
  profile: parseProfile({ ...PROFILE, ...change }, 'example'),
  shop: SHOP,
  guestKey: (email) => email,
  stagingPath: join(folder, 'staging.sqlite'),
  ...more,
});

const importAll = async (files: readonly string[], how: { size?: number; from?: number } = {}) => {
  const source = await readCsv(optionsFor(files));
  try {
    const batches = [...source.batches(how.size ?? 2, how.from)];
    const records = batches.flatMap((batch) => batch.records);
    return { ...source, batches, records, titles: [...source.titles()] };
  } finally {
    source.close();
  }
};

const ROWS = [
  '2,2026-01-02 10:00,mug,1,2.00,Mug',
  '1,2026-01-01 10:00,mug,1,2.00,Old mug',
  '1,2026-01-01 10:00,cup,1,3.00,Cup',
  '3,2026-01-03 10:00,cup,x,3.00,Cup?',
  '3,2026-01-03 10:00,mug,1,3.00,Mug?',
  ',2026-01-03 10:00,mug,1,3.00,Mug',
  '4,2026-01-02 10:00,sample,1,0,Sample',
  '5,2026-01-02 10:00,mug,1,2.00,Mug XL',
];
const FILE = [HEADER, ...ROWS].join('\n');

const readAs = async (profile: object, content: string) => {
  const source = await readCsv(optionsFor([write('shape.csv', content)], { profile: parseProfile({ ...PROFILE, ...profile }, 'example') }));
  try {
    return { records: [...source.batches(9)].flatMap(({ records }) => records), read: source.tally.rows.read };
  } finally {
    source.close();
  }
};

test('passes over what stands before the header', async () => {
  const content = `sep=,\n"All amounts, in GBP"\n\nOrder,Time,Sku,Qty,Price\n1,2026-01-01,mug,1,2.00\n`;
  const { records, read } = await readAs({ headerLine: 4 }, content);
  assert.deepEqual([records.map(({ kind }) => kind), read], [['order'], 1]);
  await assert.rejects(readAs({ headerLine: 9 }, content), { code: 'file-empty', message: /ends before line 9/ });
  await assert.rejects(readAs({}, content), { code: 'column-missing', message: /or its headerLine/ });
});

test('does not mind blank cells behind the last column, and minds any other', async () => {
  const rows = ['1,2026-01-01,mug,1,2.00,', '2,2026-01-02,mug,1,2.00, ,', '3,2026-01-03,mug,1,2.00,x', '4,2026-01-04,mug,1'];
  const { records } = await readAs({}, ['Order,Time,Sku,Qty,Price', ...rows].join('\n'));
  assert.deepEqual(
    records.map((record) => (record.kind === 'order' ? record.document.id : record.reason)),
    ['1', '2', 'column-count', 'column-count'],
  );
});

test('takes texts that mean nothing for blank cells', async () => {
  const profile = {
    order: { ...PROFILE.order, customer: 'Customer' },
    blanks: { Customer: ['0', 'NULL'] },
  };
  const content =
    'Order,Time,Sku,Qty,Price,Customer\n1,2026-01-01,mug,0,2.00,0\n2,2026-01-01,mug,1,2.00,NULL\n3,2026-01-01,mug,1,2.00,00\n';
  const { records } = await readAs(profile, content);
  assert.deepEqual(
    records.map((record) => (record.kind === 'order' ? record.document.customerKey : record.reason)),
    [undefined, undefined, '00'],
  );
});

test('offers orders by time and id and accounts for every row', async () => {
  const { records, tally } = await importAll([write('a.csv', FILE)]);
  const names = records.map((record) => (record.kind === 'order' ? record.document.id : `${record.reason} ${record.id ?? ''}`));
  assert.deepEqual(names, ['order-id-missing ', '1', '2', '5', 'quantity-unreadable 3']);
  assert.deepEqual(tally.rows, {
    read: 8,
    accepted: 4,
    rejected: { 'order-id-missing': 1, 'quantity-unreadable': 2 },
    excluded: { sample: 1 },
  });
});

test('keeps the newest title of each product among accepted goods', async () => {
  const { titles } = await importAll([write('a.csv', FILE)]);
  assert.deepEqual(
    titles.map(({ productId, title }) => [productId, title]),
    [
      ['cup', 'Cup'],
      ['mug', 'Mug XL'],
    ],
  );
});

test('gives the same however rows are shuffled, split into parts or packed', async () => {
  const order = fc.shuffledSubarray(ROWS, { minLength: ROWS.length });
  const whole = await importAll([write('a.csv', FILE)]);
  const contentOf = ({ records, titles, tally }: typeof whole) => ({
    records: records.map((record) => (record.kind === 'order' ? record.document : [record.reason, record.detail, record.rows])),
    titles,
    tally,
  });
  await fc.assert(
    fc.asyncProperty(order, fc.nat(ROWS.length), async (rows, cut) => {
      const parts = [
        write('p1.csv', [HEADER, ...rows.slice(0, cut)].join('\r\n')),
        write('p2.csv', gzipSync([HEADER, ...rows.slice(cut)].join('\n'))),
      ];
      assert.deepEqual(contentOf(await importAll(parts)), contentOf(whole));
    }),
    { seed: 6, numRuns: 40 },
  );
});

test('goes on from any position and ends with the whole account', async () => {
  const path = write('a.csv', FILE);
  const whole = await importAll([path], { size: 1 });
  for (const { position } of whole.batches) {
    const rest = await importAll([path], { size: 1, from: position });
    assert.deepEqual(
      rest.batches,
      whole.batches.filter((batch) => batch.position > position),
    );
    assert.deepEqual([rest.tally, rest.titles], [whole.tally, whole.titles]);
  }
});

test('knows the same parts again, in any order, and no others', async () => {
  const one = write('p1.csv', `${HEADER}\n${ROWS[0]}`);
  const two = write('p2.csv', `${HEADER}\n${ROWS[1]}`);
  const { digest } = await importAll([one, two]);
  assert.equal((await importAll([two, one])).digest, digest);
  assert.notEqual((await importAll([one])).digest, digest);
});

test('rejects the order of a row that was not read whole', async () => {
  const { records, tally } = await importAll([write('a.csv', `${HEADER}\n1,2026-01-01 10:00,mug,1,2,Mug\n1,2026-01-01 10:00,mug,1\n`)]);
  assert.deepEqual(tally.rows, { read: 2, accepted: 0, rejected: { 'column-count': 2 }, excluded: {} });
  const [record] = records;
  assert.ok(record?.kind === 'rejected' && record.origin === 'a.csv:3' && record.id === '1');
});

test('rejects spoilt rows by name and takes the rest', async () => {
  const spoilt = [
    `1,2026-01-01 10:00,"mug"s,1,2,Mug`,
    `2,2026-01-01 10:00,m\0g,1,2,Mug`,
    `3,${'x'.repeat(2_000_000)}`,
    `4,2026-01-01 10:00,mug,1,2,Mug`,
  ];
  const { tally } = await importAll([write('a.csv', [HEADER, ...spoilt].join('\r\n'))]);
  assert.deepEqual(tally.rows, {
    read: 4,
    accepted: 1,
    rejected: { 'quote-misplaced': 1, 'nul-character': 1, 'record-too-long': 1 },
    excluded: {},
  });
});

test('reads a header without rows as an import of nothing', async () => {
  const { records, tally } = await importAll([write('a.csv', `\ufeff${HEADER}\n`)]);
  assert.deepEqual([records, tally.rows.read], [[], 0]);
});

test('refuses blank files, missing columns and parts named twice, and leaves nothing behind', async () => {
  const twice = write('a.csv', FILE);
  await assert.rejects(importAll([write('b.csv', '\n\n')]), { code: 'file-empty' });
  await assert.rejects(importAll([write('b.csv', 'Order,Sku\n1,a\n')]), {
    code: 'column-missing',
    message: /"Time", "Name", "Qty", "Price"/,
  });
  await assert.rejects(importAll([twice, twice]), { code: 'file-repeated', message: /a\.csv and a\.csv/ });
  await assert.rejects(importAll([]), { code: 'file-not-found' });
  assert.equal(existsSync(join(folder, 'staging.sqlite')), false);
});

test('says where the temporary file fails', async () => {
  const stagingPath = join(folder, 'missing', 'staging.sqlite');
  await assert.rejects(readCsv(optionsFor([write('a.csv', FILE)], { stagingPath })), {
    code: 'staging-failed',
    message: /missing.*data folder/,
  });
});

test('removes what an earlier import left behind, and its own file', async () => {
  writeFileSync(join(folder, 'staging.sqlite'), 'left behind');
  assert.equal((await importAll([write('a.csv', FILE)])).tally.rows.read, 8);
  assert.equal(existsSync(join(folder, 'staging.sqlite')), false);
});

test('reports bytes and rows as it reads', async () => {
  const seen: number[][] = [];
  const source = await readCsv(
    optionsFor([write('a.csv', FILE)], { onProgress: ({ bytesRead, bytes, rows }) => seen.push([bytesRead, bytes, rows]) }),
  );
  source.close();
  assert.deepEqual(seen.at(-1), [Buffer.byteLength(FILE), Buffer.byteLength(FILE), 8]);
});
