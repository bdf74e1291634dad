import assert from 'node:assert/strict';
import type { Sentences } from './sentence.ts';

const WORKERS = 25;

const together = <T>(work: (worker: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));

export const races: Sentences = {
  'of many sets at once each counts, and each returns its own state': async ({ table, pk }) => {
    const outcomes = await together((worker) => table.setIf({ pk, sk: 'DOC' }, { [`by ${worker}`]: worker }));
    const revs = outcomes.map((outcome) => (outcome.kind === 'done' ? Number(outcome.item.rev) : 0));
    assert.deepEqual(
      revs.toSorted((a, b) => a - b),
      Array.from({ length: WORKERS }, (_, index) => index + 1),
    );
    for (const outcome of outcomes) {
      assert.ok(outcome.kind === 'done');
      assert.equal(Object.keys(outcome.item).filter((name) => name.startsWith('by ')).length, outcome.item.rev);
    }
  },
  'of many puts of what must be absent one is done': async ({ table, pk }) => {
    const outcomes = await together((worker) => table.putIf({ pk, sk: 'DOC', worker }, { kind: 'absent' }));
    assert.equal(outcomes.filter(({ kind }) => kind === 'done').length, 1);
    const winner = outcomes.findIndex(({ kind }) => kind === 'done');
    assert.equal((await table.get({ pk, sk: 'DOC' }, 'strong'))?.worker, winner);
  },
  'of many puts upon one rev one is done': async ({ table, pk }) => {
    await table.putIf({ pk, sk: 'DOC', rev: 1 });
    const outcomes = await together((worker) =>
      table.putIf({ pk, sk: 'DOC', rev: 2, worker }, { kind: 'equals', attribute: 'rev', value: 1 }),
    );
    assert.equal(outcomes.filter(({ kind }) => kind === 'done').length, 1);
  },
  'of many deletes of what must be present one is done': async ({ table, pk }) => {
    await table.putIf({ pk, sk: 'DOC' });
    const outcomes = await together(() => table.deleteIf({ pk, sk: 'DOC' }, { kind: 'present' }));
    assert.equal(outcomes.filter(({ kind }) => kind === 'done').length, 1);
  },
};
