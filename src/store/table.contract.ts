import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { batches } from './contract/batches.contract.ts';
import { conditions } from './contract/conditions.contract.ts';
import { counting } from './contract/counting.contract.ts';
import { items } from './contract/items.contract.ts';
import { limits } from './contract/limits.contract.ts';
import { races } from './contract/races.contract.ts';
import { ranges } from './contract/ranges.contract.ts';
import { scans } from './contract/scans.contract.ts';
import type { Scene, Sentences } from './contract/sentence.ts';
import type { Table } from './port.ts';

/** A table for one run of the suite, empty or with items whose pk does not begin with `SENTENCE`. */
export type OpenTable = () => Promise<{ readonly table: Table; readonly close: () => Promise<void> }>;

/** Sentences that an engine is known to break, each with the reason. They must fail there: one that holds again is news. */
export type Differences = { readonly [sentence: string]: string };

const PARTS: { readonly [part: string]: Sentences } = { items, conditions, counting, batches, ranges, scans, limits, races };

function checkKnown(differences: Differences): void {
  const known = new Set(Object.values(PARTS).flatMap(Object.keys));
  const strange = Object.keys(differences).filter((sentence) => !known.has(sentence));
  assert.deepEqual(strange, [], 'every difference is worded as the sentence it breaks');
}

/** Proves of an engine every sentence of the port. */
export function describeTable(name: string, open: OpenTable, differences: Differences = {}): void {
  checkKnown(differences);
  describe(name, () => {
    let opened: Awaited<ReturnType<OpenTable>> | undefined;
    let partitions = 0;
    before(async () => {
      opened = await open();
    });
    after(() => opened?.close());

    const scene = (): Scene => {
      assert.ok(opened);
      partitions += 1;
      return { table: opened.table, pk: `SENTENCE${String(partitions).padStart(3, '0')}` };
    };

    for (const [part, sentences] of Object.entries(PARTS)) {
      describe(part, () => {
        for (const [sentence, prove] of Object.entries(sentences)) {
          const reason = differences[sentence];
          if (reason === undefined) it(sentence, () => prove(scene()));
          else it(`differs: ${sentence} (${reason})`, () => assert.rejects(prove(scene())));
        }
      });
    }
  });
}
