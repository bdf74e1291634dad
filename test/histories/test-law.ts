import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, LAWS, type LawName } from './laws.ts';

/** Histories of each law in the test command; `npm run histories -- --count N` plays more. */
const COUNT = Number(process.env.HISTORIES ?? 2000);

/** Plays a law's histories, or a share of so many, and tells the first wrong one with the command that plays it again. */
export const testLaw = (name: LawName, share = 1): void => {
  const count = Math.ceil(COUNT * share);
  test(`${name} holds in ${count} histories`, async () => {
    for (let seed = 1; seed <= count; seed += 1) {
      const { wrong } = await judge(seed, LAWS[name]);
      assert.equal(wrong.join('\n'), '', `npm run histories -- --law '${name}' --seed ${seed}`);
    }
  });
};
