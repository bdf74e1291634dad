import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { it } from 'node:test';
import { queryAll } from '../query-all.ts';
import { freshPath } from './folder.fixture.ts';
import { openSqliteTable } from './open.ts';

const WORKER = new URL('./worker.fixture.ts', import.meta.url).pathname;

const start = (...args: string[]): ChildProcess => spawn(process.execPath, [WORKER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

it('serves several processes that make and write one file at once', async (t) => {
  const path = freshPath(t);
  const exits = Array.from({ length: 4 }, () => once(start(path, 'count', '100'), 'exit'));
  assert.deepEqual(
    (await Promise.all(exits)).map(([code]) => code),
    [0, 0, 0, 0],
  );
  const table = openSqliteTable({ path });
  t.after(table.close);
  assert.equal((await table.get({ pk: 'COUNT', sk: 'DOC' }, 'strong'))?.rev, 400);
});

/** Kills a writer once it has told of so many lines; returns the last number it told to be committed. */
async function killAfter(lines: number, path: string): Promise<number> {
  const writer = start(path, 'group');
  let told = '';
  for await (const chunk of writer.stdout ?? []) {
    told += chunk;
    if (told.split('\n').length > lines) writer.kill('SIGKILL');
  }
  return Number(told.match(/.*committed (\d+)\n/s)?.[1] ?? -1);
}

it('holds a prefix of the writes after kill -9, with all that were committed', async (t) => {
  for (const lines of [3, 10, 37]) {
    const path = freshPath(t);
    const committed = await killAfter(lines, path);
    const table = openSqliteTable({ path });
    const items = await queryAll(table, { pk: 'NUMBERED', consistency: 'strong' });
    table.close();
    assert.ok(committed >= 0 && items.length > committed, `${items.length} items, ${committed} committed`);
    items.forEach(({ sk }, index) => {
      assert.equal(Number(sk), index);
    });
  }
});
