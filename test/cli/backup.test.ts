import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { allItems, plainItems } from '../../src/backup/backup.fixture.ts';
import { openSqliteTable } from '../../src/store/sqlite/open.ts';
import { createShop, ROWS, run } from './cli.fixture.ts';

const KILLED = fileURLToPath(new URL('killed.fixture.ts', import.meta.url));

type Context = Parameters<typeof createShop>[0];

const BAD = ['9,2024-03-01 09:00:00,cy,,UK,tea,Tea,-1,5.00'];
const LATER = ['4,2024-02-10 09:00:00,,bo@example.com,FR,tea,Tea,2,5.00', '5,2024-02-11 09:00:00,ann,,UK,mug,Mug,1,7.50'];

const filled = async (context: Context) => {
  const shop = createShop(context);
  const [csv, profile] = [shop.csv('a.csv', [...ROWS, ...BAD]), shop.profile()];
  await shop.run(['import', csv, '--profile', profile]);
  const [out, copy] = [join(shop.dir, 'export'), join(shop.dir, 'copy')];
  return { ...shop, importAgain: ['import', csv, '--profile', profile, '--json'], profile, out, copy };
};

const itemsIn = async (data: string): Promise<object[]> => {
  const table = openSqliteTable({ path: join(data, 'tillbook.db'), readOnly: true });
  const items = plainItems(await allItems(table));
  table.close();
  return items;
};

/** A folder whose table has some megabytes, so that commands take steps. */
const large = async (context: Context) => {
  const shop = await filled(context);
  const table = openSqliteTable({ path: join(shop.data, 'tillbook.db') });
  const title = 'x'.repeat(100_000);
  for (let at = 0; at < 60; at += 1) await table.putIf({ pk: 'PRODUCTS#shop', sk: `p${at}`, title, asOf: at });
  table.close();
  return shop;
};

/** Runs a command that is killed as it says `word`. */
const killAt = (word: string, ...argv: string[]): void => {
  const { signal, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', KILLED, word, ...argv], {
    encoding: 'utf8',
  });
  assert.equal(signal, 'SIGKILL', `${stdout}${stderr}`);
};

describe('tillbook export and restore', () => {
  test('give a folder that answers all the same', async (context) => {
    const { data, out, copy, importAgain, profile, csv } = await filled(context);
    assert.equal((await run(['--data', data, 'audit'])).code, 0);
    const exported = await run(['--data', data, 'export', out, '--json']);
    assert.equal(exported.code, 0, exported.err);
    const restored = await run(['--data', copy, 'restore', out, '--json']);
    assert.equal(restored.code, 0, restored.err);
    assert.equal(JSON.parse(restored.out).items, JSON.parse(exported.out).items);
    assert.deepEqual(await itemsIn(copy), await itemsIn(data));
    const isSame = async (...argv: string[]): Promise<void> => {
      const [original, again] = [await run(['--data', data, ...argv, '--json']), await run(['--data', copy, ...argv, '--json'])];
      const said = ({ out: text }: typeof original): unknown => {
        const { data: _, bytes: __, seconds: ___, ...rest } = JSON.parse(text);
        return rest;
      };
      assert.deepEqual([again.code, said(again)], [original.code, said(original)], argv.join(' '));
    };
    const compare = async (): Promise<void> => {
      const range = ['--from', '2024-01-01', '--to', '2024-03-31'];
      for (const basis of ['event', 'order'])
        for (const grain of ['total', 'hour', 'day', 'month'])
          await isSame('report', 'sales', ...range, '--grain', grain, '--basis', basis);
      for (const by of ['country', 'channel', 'paymentMethod', 'code']) await isSame('report', 'sales', ...range, '--by', by);
      await isSame('report', 'customers', ...range, '--grain', 'month');
      await isSame('report', 'products', ...range);
      for (const id of ['1', '2', '3']) await isSame('order', 'show', id);
      await isSame('quarantine', 'list');
      await isSame('status');
    };
    await compare();
    const again = JSON.parse((await run(['--data', copy, ...importAgain])).out);
    assert.deepEqual([again.rows.accepted, again.rows.duplicate], [0, 4]);
    await run(['--data', data, ...importAgain]);
    const later = ['import', csv('later.csv', LATER), '--profile', profile];
    for (const folder of [data, copy]) assert.equal((await run(['--data', folder, ...later])).code, 0);
    const { totals } = JSON.parse(
      (await run(['--data', copy, 'report', 'customers', '--from', '2024-02', '--to', '2024-02', '--json'])).out,
    );
    assert.deepEqual([totals.distinctCustomers, totals.newCustomers], [2, 0], 'the guest is known by the secret that came along');
    const proven = await run(['--data', copy, 'audit', '--json']);
    assert.deepEqual([proven.code, JSON.parse(proven.out).drift], [0, { documents: 0, rollups: 0 }]);
  });

  test('say what an export holds and never say the secret', async (context) => {
    const { data, out, copy } = await filled(context);
    const exported = await run(['--data', data, 'export', out]);
    assert.match(exported.out, /^order\.jsonl +3 items/m);
    assert.match(exported.out, /^\d+ items in 24 files, [\d.]+ kB, are in /m);
    assert.match(exported.err, /holds guest\.key, the secret by which guests are recognised: keep the export as safe as the folder/);
    const restored = await run(['--data', copy, 'restore', out]);
    assert.match(restored.out, /^\d+ items of .* are restored into .*\nnext: tillbook --data .* audit\n$/);
    const secret = readFileSync(join(data, 'guest.key'), 'utf8').trim();
    for (const { out: text, err } of [exported, restored]) assert.ok(!`${text}${err}`.includes(secret));
    assert.equal(readFileSync(join(copy, 'guest.key'), 'utf8').trim(), secret);
    assert.equal(statSync(copy).mode & 0o777, 0o700);
    assert.equal(statSync(join(copy, 'guest.key')).mode & 0o777, 0o600);
  });

  test('leave the folder that is exported as it was', async (context) => {
    const { data, out } = await filled(context);
    const table = readFileSync(join(data, 'tillbook.db'));
    await run(['--data', data, 'export', out]);
    assert.ok(table.equals(readFileSync(join(data, 'tillbook.db'))));
  });

  test('carry over that a rebuild broke off', async (context) => {
    const { data, out, copy } = await filled(context);
    writeFileSync(join(data, 'rebuild.unfinished'), '');
    await run(['--data', data, 'export', out]);
    await run(['--data', copy, 'restore', out]);
    assert.match((await run(['--data', copy, 'status'])).err, /a rebuild of .* broke off/);
  });
});

describe('tillbook export', () => {
  test('waits for nobody: a folder in which another writes is refused', async (context) => {
    const { data, out } = await filled(context);
    const other = new DatabaseSync(join(data, 'lock.db'));
    other.exec('BEGIN EXCLUSIVE');
    const refused = await run(['--data', data, 'export', out]);
    other.close();
    assert.deepEqual([refused.code, /is in use: another tillbook is writing/.test(refused.err)], [1, true]);
    assert.ok(!existsSync(out));
  });

  test('refuses a folder that is none, one without its secret, and to write over an export', async (context) => {
    const { data, out, dir } = await filled(context);
    assert.match((await run(['--data', join(dir, 'none'), 'export', out])).err, /is not a data folder yet/);
    assert.equal((await run(['--data', data, 'export', out])).code, 0);
    const twice = await run(['--data', data, 'export', out]);
    assert.deepEqual([twice.code, /holds an export of .*, which is never written over; name another folder\n$/.test(twice.err)], [1, true]);
    assert.match((await run(['--data', data, 'export', data])).err, /is not empty and holds no export/);
    rmSync(join(data, 'guest.key'));
    assert.match((await run(['--data', data, 'export', join(dir, 'other')])).err, /guest\.key is missing/);
  });

  test('killed, goes on where it stopped', async (context) => {
    const { data, out, copy } = await large(context);
    killAt('exporting: 50 %', '--data', data, 'export', out);
    assert.ok(!existsSync(join(out, 'manifest.json')));
    const refused = await run(['--data', copy, 'restore', out]);
    assert.deepEqual([refused.code, /no finished export; .*run the export again/.test(refused.err)], [1, true]);
    const resumed = await run(['--data', data, 'export', out]);
    assert.match(resumed.err, /an export that broke off is there: it goes on where it stopped/);
    assert.equal((await run(['--data', copy, 'restore', out])).code, 0);
    assert.deepEqual(await itemsIn(copy), await itemsIn(data));
  });

  test('killed, starts over when the folder has changed since, and says so', async (context) => {
    const { data, out, copy, importAgain } = await large(context);
    killAt('exporting: 50 %', '--data', data, 'export', out);
    await run(['--data', data, ...importAgain]);
    const again = await run(['--data', data, 'export', out]);
    assert.match(again.err, /the folder has changed since, .*: it starts over/);
    assert.equal((await run(['--data', copy, 'restore', out])).code, 0);
    assert.deepEqual(await itemsIn(copy), await itemsIn(data));
  });
});

describe('tillbook restore', () => {
  const exported = async (context: Context, fill = filled) => {
    const shop = await fill(context);
    assert.equal((await run(['--data', shop.data, 'export', shop.out])).code, 0);
    return shop;
  };

  test('never touches a folder that is one already', async (context) => {
    const { data, out, dir } = await exported(context);
    const before = await itemsIn(data);
    const refused = await run(['--data', data, 'restore', out]);
    assert.deepEqual(
      [refused.code, /is a data folder already .* restore into a folder that is not there yet/.test(refused.err)],
      [1, true],
    );
    assert.deepEqual(await itemsIn(data), before);
    rmSync(join(data, 'tillbook.db'));
    assert.match((await run(['--data', data, 'restore', out])).err, /guest\.key is there/);
    assert.match((await run(['--data', join(dir, 'new'), 'restore', join(dir, 'nothing')])).err, /has no manifest\.json/);
  });

  test('writes nothing of an export that is damaged', async (context) => {
    const { out, copy } = await exported(context);
    const path = join(out, 'customer.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"rev":', '"rev": '));
    const refused = await run(['--data', copy, 'restore', out]);
    assert.equal(refused.code, 1);
    assert.match(
      refused.err,
      /customer\.jsonl expected \d+ bytes, found \d+, expected sha256 .* nothing was restored: take another copy of this export/,
    );
    assert.ok(!existsSync(copy));
  });

  test('killed, leaves a folder from which no command answers, until it is run again', async (context) => {
    const { data, out, copy, csv, profile } = await exported(context, large);
    killAt('restoring items: 50 %', '--data', copy, 'restore', out);
    const commands = [
      ['status'],
      ['report', 'sales', '--from', '2024-01', '--to', '2024-03'],
      ['audit'],
      ['order', 'show', '1'],
      ['quarantine', 'list'],
      ['rebuild'],
      ['start'],
      ['export', join(copy, 'export')],
      ['init', '--zone', 'Europe/London', '--currency', 'GBP'],
      ['import', csv('later.csv', LATER), '--profile', profile],
    ];
    for (const argv of commands) {
      const refused = await run(['--data', copy, ...argv]);
      assert.deepEqual([refused.code, refused.out], [1, ''], argv.join(' '));
      assert.match(refused.err, /a restore into .* broke off, so the folder is not whole; run "tillbook --data .* restore EXPORT" again/);
    }
    assert.equal((await run(['--data', copy, 'restore', out])).code, 0);
    assert.deepEqual(readdirSync(copy).sort(), ['guest.key', 'lock.db', 'tillbook.db']);
    assert.deepEqual(await itemsIn(copy), await itemsIn(data));
  });

  test('stops when the disk is full, and ends well when there is room', async (context) => {
    const { data, out, copy } = await exported(context, large);
    const full = await run(['--data', copy, 'restore', out], { folder: { maxPageCount: 500 } });
    assert.deepEqual([full.code, full.out], [1, '']);
    assert.match(full.err, /^error: .*tillbook\.db/m);
    assert.match((await run(['--data', copy, 'status'])).err, /broke off/);
    assert.equal((await run(['--data', copy, 'restore', out])).code, 0);
    assert.deepEqual(await itemsIn(copy), await itemsIn(data));
  });
});
