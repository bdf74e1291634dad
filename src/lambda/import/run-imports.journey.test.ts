import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { listImports } from '../../pipeline/import-state.ts';
import { contentsOf, itemsOf } from '../../pipeline/shop.fixture.ts';
import { sweepNightly } from '../../pipeline/sweep.ts';
import { parseProfile } from '../../sources/csv/profile/parse-profile.ts';
import { isStoreError, StoreError } from '../../store/errors.ts';
import type { Table } from '../../store/port.ts';
import { type ImportWorld, type Invocation, openImportWorld, retailFile } from './import-world.fixture.ts';
import type { ImportReport } from './run-imports.ts';

const START = '2026-11-25T10:00:00Z';
const KEY = 'imports/online-retail/all.csv';
const SMALL = retailFile(40, 3);

const opened: ImportWorld[] = [];

const open = async (...args: Parameters<typeof openImportWorld> | []): Promise<ImportWorld> => {
  const world = await openImportWorld(args[0] ?? START, args[1]);
  opened.push(world);
  return world;
};

afterEach(() => {
  for (const world of opened.splice(0)) world.close();
});

/** What the table says after the nightly run, without the state of imports. */
const tableOf = async ({ world, effects }: ImportWorld): Promise<object[]> => {
  await sweepNightly(world.shop, effects);
  return (await contentsOf(world)).filter((item) => !('pk' in item && item.pk === 'IMPORT'));
};

const importsOf = ({ effects }: ImportWorld) => listImports(effects);

const statusOf = async (shop: ImportWorld): Promise<string> =>
  (await importsOf(shop)).map(({ status, failure }) => `${status}${failure === undefined ? '' : `: ${failure}`}`).join('; ');

/** The clock strikes each five minutes until nothing is unfinished; gives how often. */
const untilDone = async (shop: ImportWorld, invocation: Invocation = {}): Promise<number> => {
  for (let count = 1; count <= 200; count += 1) {
    shop.advance(301);
    await shop.resume(invocation);
    if ((await importsOf(shop)).every(({ status }) => status !== 'running')) return count;
  }
  return assert.fail('the import does not end');
};

const booked = ({ accepted, quarantined }: ImportReport): number => accepted + quarantined;

describe('a file', () => {
  it('of 30,000 rows, finished over many invocations, leaves the table that one import at once leaves', async () => {
    const file = retailFile(6_000);
    assert.equal(file.split('\n').length, 30_002);
    const [parts, whole] = [await open(), await open()];
    assert.equal(booked(await parts.put(KEY, file, { seconds: 200 })), 1_400);
    const runs = await untilDone(parts, { seconds: 200 });
    assert.ok(runs >= 3, `${runs} more invocations`);
    assert.equal(booked(await whole.put(KEY, file, { seconds: 1e6 })), 6_000);
    assert.deepEqual(await tableOf(parts), await tableOf(whole));
    const [ofParts, ofWhole] = [await importsOf(parts), await importsOf(whole)];
    assert.deepEqual([ofParts[0]?.status, ofParts[0]?.counts], ['done', ofWhole[0]?.counts]);
  });

  it('goes on days later where it stopped', async () => {
    const [late, whole] = [await open(), await open()];
    await late.put(KEY, retailFile(300, 3), { seconds: 20 });
    late.advance(5 * 86_400);
    await untilDone(late);
    await whole.put(KEY, retailFile(300, 3));
    whole.advance(late.nowMs() / 1000 - whole.nowMs() / 1000);
    assert.deepEqual(await tableOf(late), await tableOf(whole));
  });

  it('packed by gzip is read too', async () => {
    const [packed, plain] = [await open(), await open()];
    await packed.put('imports/online-retail/all.csv.gz', gzipSync(SMALL));
    await plain.put('imports/online-retail/all.csv.gz', SMALL);
    assert.deepEqual(await tableOf(packed), await tableOf(plain));
  });

  it('has a key with any signs', async () => {
    const shop = await open();
    const report = await shop.put('imports/online-retail/für 2026 + Ähnliches/a%2Bb ✓.csv', SMALL);
    assert.deepEqual([report.done, report.accepted], [1, 40]);
  });

  it('keeps its titles, over several invocations too', async () => {
    const [parts, whole] = [await open(), await open()];
    const file = retailFile(500, 9);
    await parts.put(KEY, file, { seconds: 70 });
    await untilDone(parts, { seconds: 12 });
    await whole.put(KEY, file);
    assert.equal((await itemsOf('PRODUCTS', whole.world)).length, 400);
    assert.deepEqual(await tableOf(parts), await tableOf(whole));
    assert.equal((await importsOf(parts))[0]?.products, 400);
  });
});

describe('an object', () => {
  it('delivered again after it is done is counted and left alone', async () => {
    const shop = await open();
    await shop.put(KEY, SMALL);
    const before = await contentsOf(shop.world);
    const again = await shop.invoke({ Records: [shop.bucket.messageOf(KEY)] });
    assert.deepEqual([again.noted, again.accepted, shop.bucket.opened()], [{ new: 0, waiting: 0, done: 1 }, 0, 1]);
    assert.deepEqual(await contentsOf(shop.world), before);
  });

  it('delivered twice at once is taken up by one worker', async () => {
    const shop = await open();
    shop.bucket.put(KEY, SMALL);
    const event = { Records: [shop.bucket.messageOf(KEY)] };
    const reports = await Promise.all([shop.invoke(event), shop.invoke(event)]);
    assert.equal(shop.bucket.opened(), 1);
    assert.equal(
      reports.map(({ accepted }) => accepted).reduce((a, b) => a + b),
      40,
    );
    assert.equal(await statusOf(shop), 'done');
  });

  it('with other content under the same key is another import, and newer', async () => {
    const shop = await open();
    await shop.put(KEY, SMALL);
    shop.advance(60);
    const report = await shop.put(KEY, SMALL.replaceAll('France', 'Germany'));
    assert.deepEqual([report.done, report.accepted], [1, 40]);
    assert.equal(await statusOf(shop), 'done; done');
  });

  it('waits while a worker is at another, and is taken up after it', async () => {
    const shop = await open();
    const first = shop.put(KEY, SMALL);
    const second = shop.put('imports/online-retail/more.csv', retailFile(60, 3));
    await Promise.all([first, second]);
    if ((await statusOf(shop)) !== 'done; done') await untilDone(shop);
    assert.equal(await statusOf(shop), 'done; done');
  });

  it('of several in one message each is imported', async () => {
    const shop = await open();
    for (const name of ['a', 'b']) shop.bucket.put(`imports/online-retail/${name}.csv`, retailFile(name === 'a' ? 20 : 30, 2));
    const report = await shop.invoke({ Records: ['a', 'b'].map((name) => shop.bucket.messageOf(`imports/online-retail/${name}.csv`)) });
    assert.deepEqual([report.noted.new, report.done], [2, 2]);
  });

  it('that only shows a folder is none, and neither is a test message', async () => {
    const shop = await open();
    await shop.put('imports/online-retail/', '');
    await shop.invoke({ Service: 'Amazon S3', Event: 's3:TestEvent', Time: START, Bucket: 'bucket' });
    await shop.invoke({ Records: [shop.bucket.messageOf(KEY, 'ObjectRemoved:Delete')] });
    assert.equal(await statusOf(shop), '');
  });

  it('is not what the function was started with: that is said', async () => {
    const shop = await open();
    await assert.rejects(shop.invoke({ hello: 'world' }), /neither a notification of S3 nor \{"job":"continue"\}/);
  });
});

const COLUMNS = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

describe('a worker that is taken for dead and lives', () => {
  it('stops when it next stores how far it is; the other goes on from there', async () => {
    const shop = await open();
    let calls = 0;
    let rival: Promise<ImportReport> | undefined;
    const pausing = (table: Table): Table => ({
      ...table,
      putIf: async (item, condition) => {
        calls += 1;
        if (calls === 60) {
          shop.advance(301);
          rival = shop.resume({ batch: 10 });
        }
        return table.putIf(item, condition);
      },
    });
    const first = await shop.put(KEY, retailFile(200, 3), { batch: 10, wrap: pausing, seconds: 1e6 });
    const second = await rival;
    assert.deepEqual([first.stopped, second?.done], [1, 1]);
    assert.ok(first.accepted <= 30, `${first.accepted} orders by the first`);
    assert.equal(first.accepted + (second?.accepted ?? 0), 199);
    assert.equal(await statusOf(shop), 'done');
  });
});

describe('what cannot be imported fails once, and says why:', () => {
  const cases: readonly { what: string; key?: string; content?: string | Buffer; says: RegExp }[] = [
    { what: 'an empty object', content: '', says: /all\.csv: the file is empty\. Export it again/ },
    { what: 'an unknown profile', key: 'imports/mine/a.csv', says: /there is no profile "mine"\. There are online-retail, .*deploy/ },
    {
      what: 'a key outside the prefix',
      key: 'exports/online-retail/a.csv',
      says: /does not say by which profile.*imports\/PROFILE\/ANYTHING\.csv/,
    },
    { what: 'a key without a profile', key: 'imports/a.csv', says: /does not say by which profile/ },
    { what: 'another kind of file', key: 'imports/online-retail/a.xlsx', says: /no csv file by its name/ },
    {
      what: 'a profile that joins files',
      key: 'imports/chinook/a.csv',
      says: /profile chinook cannot be used here: it joins look-up files/,
    },
    {
      what: 'a file that must say when it was exported',
      key: 'imports/shopify-orders/a.csv',
      says: /must say when it was exported.*metadata exported-at/,
    },
    {
      what: 'another encoding',
      content: Buffer.from(`${COLUMNS}\n1,a,caf\xe9,1,2026-01-01 10:00:00,1.00,1,France\n`, 'latin1'),
      says: /all\.csv, line 2: these bytes are not utf-8/,
    },
    { what: 'no csv', content: Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 37) % 97)), says: /NUL|column|header|quote/i },
    { what: 'other columns', content: 'a,b\n1,2\n', says: /the profile needs "InvoiceNo"/ },
    { what: 'a damaged gzip', content: gzipSync(SMALL).subarray(0, 200), says: /gzip file ends too early/ },
  ];
  for (const { what, key = KEY, content = SMALL, says } of cases) {
    it(what, async () => {
      const shop = await open();
      const report = await shop.put(key, content);
      assert.equal(report.failures.length, 1);
      assert.match(report.failures[0] ?? '', says);
      assert.match(await statusOf(shop), /^failed: /);
      assert.match(await statusOf(shop), says);
      shop.advance(3_600);
      assert.deepEqual((await shop.resume()).failures, []);
      assert.deepEqual(await itemsOf('ORDER#', shop.world), []);
    });
  }

  it('a file above the limit', async () => {
    const shop = await open();
    const { s3, ...record } = shop.bucket.messageOf(KEY);
    await shop.invoke({ Records: [{ ...record, s3: { ...s3, object: { ...s3.object, size: 250_000_001, eTag: 'x' } } }] });
    assert.match(await statusOf(shop), /251 MB are more than 250 MB\. Split the file/);
  });

  it('an object that was removed before it was read', async () => {
    const shop = await open();
    shop.bucket.put(KEY, SMALL);
    const event = { Records: [shop.bucket.messageOf(KEY)] };
    shop.bucket.remove(KEY);
    await shop.invoke(event);
    assert.match(await statusOf(shop), /failed: .*there is no such object any more/);
  });

  it('an object that may not be read, which S3 also says of one that is not there', async () => {
    const shop = await open();
    const openObject = async () => Promise.reject(Object.assign(new Error('denied'), { name: 'AccessDenied' }));
    await shop.put(KEY, SMALL, { openObject });
    assert.match(await statusOf(shop), /failed: .*or this function may not read it/);
  });

  it('an object that another took the place of, between two invocations or within one', async () => {
    const shop = await open();
    await shop.put(KEY, retailFile(300, 3), { seconds: 20 });
    shop.bucket.put(KEY, SMALL);
    shop.advance(300);
    await shop.resume();
    assert.match(await statusOf(shop), /failed: .*another content has taken its place/);
    const torn = await open();
    await torn.put(KEY, SMALL, {
      openObject: async (key) => {
        const object = await torn.bucket.openObject(key);
        async function* body(): AsyncGenerator<Uint8Array> {
          yield Buffer.from(SMALL.slice(0, 100));
          throw Object.assign(new Error('changed'), { name: 'PreconditionFailed' });
        }
        return object && { ...object, body: body() };
      },
    });
    assert.match(await statusOf(torn), /failed: .*another content has taken its place/);
  });

  it('and is tried again where it is delivered again', async () => {
    const shop = await open();
    shop.bucket.put(KEY, SMALL);
    const event = { Records: [shop.bucket.messageOf(KEY)] };
    shop.bucket.remove(KEY);
    await shop.invoke(event);
    shop.bucket.put(KEY, SMALL);
    assert.deepEqual((await shop.invoke(event)).done, 1);
    assert.equal(await statusOf(shop), 'done');
  });
});

describe('a profile', () => {
  const mine = (country: string) =>
    parseProfile(
      {
        source: 'mine',
        order: { id: 'InvoiceNo', placedAt: { column: 'InvoiceDate' }, country: { always: country } },
        line: { product: 'StockCode', quantity: 'Quantity', unitPrice: 'UnitPrice' },
      },
      'mine.json',
    );

  it('that was deployed with the function is found by its name', async () => {
    const shop = await open(START, { mine: mine('FR') });
    assert.equal((await shop.put('imports/mine/a.csv', SMALL)).accepted, 40);
  });

  it('that changed while an import was under way begins it anew', async () => {
    const profiles = { mine: mine('FR') };
    const shop = await open(START, profiles);
    await shop.put('imports/mine/a.csv', retailFile(300, 3), { seconds: 20 });
    profiles.mine = mine('DE');
    await untilDone(shop);
    assert.equal(await statusOf(shop), 'done');
    const whole = await open(START, { mine: mine('DE') });
    whole.advance(301);
    await whole.put('imports/mine/a.csv', retailFile(300, 3));
    const countries = async (one: ImportWorld) => (await itemsOf('ORDER#', one.world)).map(({ country }) => country);
    assert.deepEqual(await countries(shop), await countries(whole));
  });

  it('that asks for other rules of inclusion than the shop has is refused', async () => {
    const profile = { ...mine('FR'), inclusion: { pending: true, cancelled: true, zeroValue: false } };
    const shop = await open(START, { mine: profile });
    await shop.put('imports/mine/a.csv', SMALL);
    assert.match(await statusOf(shop), /counts orders by cancelled=yes.*Take "inclusion" out of the profile/);
  });
});

describe('when a file was exported', () => {
  const shopify = 'Name,Id\n';

  it('is said by the metadata of the object', async () => {
    const shop = await open();
    shop.bucket.put('imports/shopify-orders/a.csv', shopify, { 'exported-at': '2026-11-01T00:00:00Z' });
    const report = await shop.invoke({ Records: [shop.bucket.messageOf('imports/shopify-orders/a.csv')] });
    assert.match(report.failures[0] ?? '', /the profile needs/, 'the time is no obstacle any more, only the columns');
    assert.equal((await importsOf(shop))[0]?.exportedAtMs, Date.parse('2026-11-01T00:00:00Z'));
  });

  it('must be a past instant', async () => {
    const shop = await open();
    shop.bucket.put(KEY, SMALL, { 'exported-at': 'yesterday' });
    await shop.invoke({ Records: [shop.bucket.messageOf(KEY)] });
    assert.match(await statusOf(shop), /metadata exported-at cannot be "yesterday"/);
  });
});

const failing =
  (code: 'throttled' | 'unavailable', fails: (calls: number) => boolean) =>
  (table: Table): Table => {
    let calls = 0;
    return {
      ...table,
      putIf: async (item, condition) => {
        calls += 1;
        if (item.pk.startsWith('ORDER#') && fails(calls)) throw new StoreError(code, `the table is ${code}`, { place: 'table' });
        return table.putIf(item, condition);
      },
    };
  };

describe('failures of the table', () => {
  it('throttles are waited for', async () => {
    const [slow, whole] = [await open(), await open()];
    const report = await slow.put(KEY, retailFile(60, 3), { wrap: failing('throttled', (calls) => calls % 7 === 0) });
    assert.equal(report.done, 1);
    await whole.put(KEY, retailFile(60, 3));
    assert.deepEqual(await tableOf(slow), await tableOf(whole));
  });

  it('that last are thrown for AWS to try again, and the import goes on by itself', async () => {
    const shop = await open();
    const wrap = failing('unavailable', () => true);
    await assert.rejects(shop.put(KEY, SMALL, { wrap }), (error) => isStoreError(error, 'unavailable'));
    assert.equal(await statusOf(shop), 'running: the table is unavailable');
    assert.equal((await shop.invoke({ Records: [shop.bucket.messageOf(KEY)] })).done, 1);
    assert.equal(await statusOf(shop), 'done');
  });

  it('that last for ever end in an import that failed', async () => {
    const shop = await open();
    const wrap = failing('unavailable', () => true);
    await assert.rejects(shop.put(KEY, SMALL, { wrap }));
    for (let count = 0; count < 9; count += 1) {
      shop.advance(300);
      await assert.rejects(shop.resume({ wrap }));
    }
    shop.advance(300);
    await shop.resume({ wrap });
    assert.match(await statusOf(shop), /failed: .*taken up 11 times and came no further; last: the table is unavailable/);
  });
});
