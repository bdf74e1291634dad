import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImport, type ImportWorld } from '../../../src/lambda/import/create-import.ts';
import { profilesOf } from '../../../src/lambda/import/profiles.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { PRODUCT, type Sale, SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const PROFILE = {
  source: SOURCE,
  zone: 'UTC',
  currency: 'GBP',
  order: { id: 'id', placedAt: { column: 'placed' }, customer: 'customer' },
  line: { product: 'product', title: 'title', quantity: 'quantity', unitPrice: 'price' },
};

const HEADER = 'id,placed,customer,product,title,quantity,price';

const rowOf = ({ id, placed, customer = '', title = '' }: Sale): string =>
  [id, placed.slice(0, 19).replace('T', ' '), customer, PRODUCT, title, 1, '10.00'].join(',');

type File = { readonly rows: readonly string[]; readonly exportedAt: string };

/** A bucket with one file at a time, whose reading is noted. */
const bucketOf = (stage: Stage, bucket: string) => {
  let kept = { content: Buffer.alloc(0), etag: '', exportedAt: '' };
  const openObject: ImportWorld['openObject'] = async (key) => {
    stage.note({ principal: 'import', action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/${key}` });
    const { content, etag, exportedAt } = kept;
    async function* body(): AsyncGenerator<Uint8Array> {
      yield content;
    }
    return { bytes: content.length, etag, metadata: { 'exported-at': exportedAt }, body: body(), discard: () => undefined };
  };
  const put = ({ rows, exportedAt }: File, key: string): object => {
    const content = Buffer.from(`${[HEADER, ...rows].join('\n')}\n`);
    kept = { content, etag: createHash('md5').update(content).digest('hex'), exportedAt };
    const object = { key, size: content.length, eTag: kept.etag };
    return { Records: [{ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: bucket }, object } }] };
  };
  return { openObject, put };
};

/** Files of orders, a row that is none, and the clock that finds nothing to go on with. */
export const playImport = async (stage: Stage): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-play-'));
  const { openObject, put } = bucketOf(stage, stage.variablesOf('import').IMPORT_BUCKET ?? '');
  const profiles = profilesOf({ play: PROFILE });
  const world = { ...stage.worldOf('import'), ...profiles, openObject, stagingPath: join(folder, 'staging.db') };
  const run = createImport(world);
  let files = 0;
  const take = async (file: File): Promise<void> => {
    files += 1;
    const { failures, done } = await run(put(file, `imports/play/${files}.csv`), stage.context);
    assert.deepEqual([failures, done], [[], 1]);
  };
  const door: Door = async (sales) => {
    for (const sale of sales) await take({ rows: [rowOf(sale)], exportedAt: sale.updated });
  };
  try {
    await playDoor('import', door, stage);
    await take({ rows: [`import-broken,2026-03-10 09:00:00,,${PRODUCT},,many,10.00`], exportedAt: '2026-03-10T10:00:00Z' });
    await run({ job: 'continue' }, stage.context);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
