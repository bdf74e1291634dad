import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, LAWS, type LawName } from './laws.ts';

/** Histories of each law in the test command; `npm run histories -- --count N` plays more. */
const COUNT = Number(process.env.HISTORIES ?? 2000);

/** Plays a law's histories and tells the first wrong one with the command that plays it again. */
export const testLaw = (name: LawName): void => {
  test(`${name} holds in ${COUNT} histories`, async () => {
    for (let seed = 1; seed <= COUNT; seed += 1) {
      const { wrong } = await judge(seed, LAWS[name]);
      assert.equal(wrong.join('\n'), '', `npm run histories -- --law '${name}' --seed ${seed}`);
    }
  });
};
