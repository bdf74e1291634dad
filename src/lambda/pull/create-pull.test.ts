import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import { type DemoWorld, differences, foldAll, openDemoWorld, planOf } from '../../local/demo-shop/demo-world.fixture.ts';
import { readSourceStatus } from '../../pipeline/read-status.ts';
import { createSweepTurn } from '../../pipeline/sweep-turn/sweep-turn.ts';
import type { HttpAnswer, HttpFailure } from '../../sources/retail-api/client/http.ts';
import { StoreError } from '../../store/errors.ts';
import { meterTable } from '../../store/meter.ts';
import type { Table } from '../../store/port.ts';
import { createPull, type PullWorld } from './create-pull.ts';

const CLOCK = '2025-06-20T15:30:00Z';

const opened: DemoWorld[] = [];

afterEach(() => {
  for (const world of opened.splice(0)) world.close();
});

type Setting = {
  readonly sources?: readonly string[];
  readonly tokens?: Readonly<Record<string, string>>;
  readonly send?: (url: string, world: DemoWorld) => Promise<HttpAnswer | HttpFailure> | undefined;
  readonly wrap?: (table: Table) => Table;
};

/** A function that pulls demo shops, by the demo's clock; each invocation has so many seconds. */
const open = async ({ sources = ['demo'], tokens = {}, send, wrap = (table) => table }: Setting = {}) => {
  const demo = await openDemoWorld(CLOCK, planOf({ scale: 0.3 }));
  opened.push(demo);
  const lines: string[] = [];
  const parameters: Readonly<Record<string, string>> = {
    '/tillbook/test/guest-key': 'ab'.repeat(32),
    ...Object.fromEntries(sources.map((name) => [`/tillbook/test/sources/${name}/token`, tokens[name] ?? 'secret'])),
  };
  const world: PullWorld = {
    environment: {
      tableName: 'table',
      parameterPrefix: '/tillbook/test',
      shopName: 'test',
      sources: sources.map((name) => ({
        name: SourceName.parse(name),
        kind: 'retail-api',
        url: `https://${name}.example.com`,
        sendsWebhooks: false,
      })),
    },
    table: wrap(demo.effects.table),
    readParameter: async (name) => parameters[name],
    nowMs: demo.nowMs,
    nonce: demo.effects.nonce,
    write: (line) => lines.push(line),
    delay: async (ms) => demo.pass(ms),
    network: { send: async (request, timeoutMs) => send?.(request.url, demo) ?? demo.client.send(request, timeoutMs), random: () => 0.5 },
  };
  const pull = createPull(world);
  const invoke = (seconds = 270) => {
    const endMs = demo.nowMs() + seconds * 1000;
    return pull({ job: 'pull' }, { getRemainingTimeInMillis: () => endMs - demo.nowMs() });
  };
  return { demo, invoke, lines };
};

const metricsIn = (lines: readonly string[], name: string): number =>
  lines
    .map((line) => JSON.parse(line))
    .filter((line) => '_aws' in line)
    .reduce((sum, line) => sum + (line[name] ?? 0), 0);

describe('a pull', () => {
  it('comes to the present over several invocations, and then every report equals the shop', async () => {
    const { demo, invoke, lines } = await open();
    const kinds: string[] = [];
    while (kinds.at(-1) !== 'caught-up' && kinds.length < 50) {
      kinds.push((await invoke(100)).demo ?? '');
      demo.pass(120_000);
    }
    assert.ok(kinds.length > 2, `${kinds}`);
    assert.ok(kinds.slice(0, -1).every((kind) => kind === 'stopped'));
    await foldAll(demo);
    assert.deepEqual(await differences(demo), []);
    assert.ok(metricsIn(lines, 'OrdersAccepted') > 500);
    assert.equal(metricsIn(lines, 'Errors'), 0);
  });

  it('leaves what is loaded to the sweep, which folds it and holds what is before it', async () => {
    const { demo, invoke } = await open();
    const turn = createSweepTurn();
    for (let count = 0; count < 50; count += 1) {
      const { demo: kind } = await invoke(100);
      demo.pass(90_000);
      await turn('sweep', demo.shop, { effects: demo.effects, limits: { untilMs: demo.effects.nowMs() + 60_000 } });
      const [status] = await readSourceStatus(demo.effects);
      const from = status?.loadedFrom?.slice(0, 10);
      if (from !== undefined) {
        const next = new Date(Date.parse(`${from}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        assert.deepEqual(await differences(demo, { from: next, names: 'sales' }), [], `loaded from ${from}`);
      }
      if (kind === 'caught-up') break;
    }
    demo.pass(90_000);
    await turn('sweep', demo.shop, { effects: demo.effects, limits: { untilMs: demo.effects.nowMs() + 60_000 } });
    assert.deepEqual(await differences(demo), []);
  });

  it('spends no more than the pace, in whatever stretch of time', async () => {
    const spent: { ms: number; units: number }[] = [];
    let now: () => number = () => 0;
    const meterIt = (table: Table): Table => {
      const meter = meterTable(table);
      const counted =
        <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
        async (...args: Args): Promise<T> => {
          const before = meter.read().total.writeUnits;
          const result = await operation(...args);
          spent.push({ ms: now(), units: meter.read().total.writeUnits - before });
          return result;
        };
      return {
        ...meter.table,
        putIf: counted(meter.table.putIf),
        setIf: counted(meter.table.setIf),
        deleteIf: counted(meter.table.deleteIf),
      };
    };
    const { demo, invoke } = await open({ wrap: meterIt });
    now = demo.nowMs;
    const startMs = demo.nowMs();
    await invoke(150);
    const total = spent.reduce((sum, { units }) => sum + units, 0);
    const seconds = (demo.nowMs() - startMs) / 1000;
    // Claiming and giving free are two writes beside the pace.
    assert.ok(total <= 22 * (seconds + 1) + 10, `${total} units in ${seconds} s`);
    assert.ok(total >= 20 * 100, `${total} units in ${seconds} s`);
  });

  it('does not take up a source at which another worker is', async () => {
    const { invoke } = await open();
    await invoke(100);
    const states = await Promise.all([invoke(100), invoke(100)]);
    assert.deepEqual(states.map(({ demo }) => demo).sort(), ['busy', 'stopped']);
    assert.notEqual((await invoke(100)).demo, 'busy', 'it is free again when the worker has ended');
  });

  it('whose worker died is taken up when the time of that worker is over', async () => {
    let dies = false;
    const dying = (table: Table): Table => ({
      ...table,
      putIf: async (item, condition) => {
        if (dies) throw new StoreError('unavailable', 'the worker is dead', { place: 'table' });
        return table.putIf(item, condition);
      },
      get: async (key, consistency) => {
        if (dies) throw new StoreError('unavailable', 'the worker is dead', { place: 'table' });
        return table.get(key, consistency);
      },
    });
    let requests = 0;
    const { demo, invoke } = await open({
      wrap: dying,
      send: () => {
        requests += 1;
        dies = requests === 4;
        return undefined;
      },
    });
    assert.deepEqual(await invoke(100), { demo: 'failed' });
    dies = false;
    assert.deepEqual(await invoke(100), { demo: 'busy' });
    demo.pass(100_000);
    assert.notEqual((await invoke(100)).demo, 'busy');
  });
});

describe('a source that fails', () => {
  const broken = (url: string) =>
    url.startsWith('https://broken.') ? Promise.resolve({ status: 401, body: '{}' } satisfies HttpAnswer) : undefined;

  it('holds no other up; it is told, counted, and stands in its state', async () => {
    const { demo, invoke, lines } = await open({ sources: ['broken', 'demo'], send: broken });
    const states = await invoke(270);
    assert.deepEqual(states.broken, 'failed');
    assert.notEqual(states.demo, 'failed');
    assert.equal(metricsIn(lines, 'Errors'), 1);
    assert.ok(lines.some((line) => line.includes('"source":"broken"')));
    const status = await readSourceStatus(demo.effects);
    assert.match(status.find(({ name }) => name === 'broken')?.failure?.says ?? '', /token|401|refus/i);
    assert.ok(status.find(({ name }) => name === 'demo')?.caughtUpAt !== null);
  });

  it('since it has no token says so, and is pulled from its beginning once it has', async () => {
    const tokens: Record<string, string> = { demo: '' };
    const { demo, invoke } = await open({ tokens });
    assert.deepEqual(await invoke(), { demo: 'failed' });
    const [status] = await readSourceStatus(demo.effects);
    assert.match(status?.failure?.says ?? '', /parameter \/tillbook\/test\/sources\/demo\/token is missing or empty/);
  });

  it('that never answers takes no more than its share of the time', async () => {
    const silent = async (_: string, world: DemoWorld): Promise<HttpFailure> => {
      world.pass(30_000);
      return { failed: 'timeout', says: 'no answer' };
    };
    const { demo, invoke } = await open({
      sources: ['broken', 'demo'],
      send: (url, world) => (url.startsWith('https://broken.') ? silent(url, world) : undefined),
    });
    const startMs = demo.nowMs();
    const states = await invoke(270);
    assert.ok(demo.nowMs() - startMs < 270_000);
    assert.notEqual(states.broken, 'caught-up');
  });

  it('leaves time for the next: a long history does not starve it', async () => {
    const { demo, invoke } = await open({ sources: ['demo', 'other'] });
    const states = await invoke(150);
    assert.deepEqual(states, { demo: 'stopped', other: 'stopped' });
    const status = await readSourceStatus(demo.effects);
    assert.ok(
      status.every(({ counts }) => counts.accepted > 0),
      JSON.stringify(status),
    );
  });
});
