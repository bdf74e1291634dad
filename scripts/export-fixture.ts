// Writes the export that every later release must restore: test/fixtures/export-v<format>, with the figures it answers and its packed bytes.
// Run once a format, when it is settled. Later releases keep it as it is.
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exportTable } from '../src/backup/export-table.ts';
import { openWorld } from '../src/pipeline/shop.fixture.ts';
import { ITEM_FORMAT } from '../src/store/item-format.ts';
import type { Item } from '../src/store/port.ts';
import { checkCoverage } from './fixture/check-coverage.ts';
import { fillWorld } from './fixture/fill-world.ts';
import { readFigures } from './fixture/read-figures.ts';

const FIXTURE = fileURLToPath(new URL(`../test/fixtures/export-v${ITEM_FORMAT}`, import.meta.url));

/** The secret of a shop that does not exist. */
const SECRET = `${'0123456789abcdef'.repeat(4)}\n`;

// Every attribute as it is packed, orders too, whatever an export makes of them.
const packedLine = (item: Item): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value,
      ]),
    ),
  );

const world = await openWorld('2024-01-02T09:00:00Z');
await fillWorld(world);
const { table, nowMs } = world.effects;
const { items } = await table.scanPage({});
checkCoverage(items);

rmSync(FIXTURE, { recursive: true, force: true });
const about = { shop: world.shop, isRebuildUnfinished: false };
const silent = (): void => undefined;
const manifest = await exportTable(
  { dir: FIXTURE, stamp: '', about, secret: SECRET, onBegin: silent, onProgress: silent },
  { table, nowMs },
);
writeFileSync(`${FIXTURE}.packed.jsonl`, items.map((item) => `${packedLine(item)}\n`).join(''));
writeFileSync(`${FIXTURE}.figures.json`, `${JSON.stringify(await readFigures(table), null, 2)}\n`);
console.log(`${items.length} items in ${manifest.files.length} files are written to ${FIXTURE}`);
