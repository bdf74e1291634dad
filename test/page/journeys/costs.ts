import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { fillPageShop } from '../fill-shop.fixture.ts';
import { lookAgain, openPage } from '../open-page.fixture.ts';
import { servePage } from '../serve-page.fixture.ts';

/** @unit bytes, packed */
const MOST_SCRIPT = 60_000;
const MOST_CALLS = 2;

/** @unit read units, the look at the token among them */
const MOST_UNCHANGED = 1;

export const costsJourney = (browser: Browser): void => {
  test('a first load asks the API twice and takes little script', async (context) => {
    const served = await servePage(fillPageShop);
    context.after(served.stop);
    const { asked, close } = await openPage(browser, served);
    context.after(close);
    assert.equal(asked.filter((url) => url.includes('/v1/')).length, MOST_CALLS, asked.join('\n'));
    const scripts = served.served.filter(({ path }) => path.endsWith('.js'));
    assert.equal(scripts.length, 1);
    assert.ok((scripts[0]?.bytes ?? MOST_SCRIPT) < MOST_SCRIPT, `${scripts[0]?.bytes} bytes of script`);
    context.diagnostic(`${scripts[0]?.bytes} bytes of script`);
  });

  test('a look at a view that is unchanged costs one read unit', async (context) => {
    const served = await servePage(fillPageShop);
    context.after(served.stop);
    const { page, close } = await openPage(browser, served);
    context.after(close);
    const spent = (): number => served.api.effects.usage().total.readUnits;
    const first = spent();
    await lookAgain(page);
    assert.deepEqual([served.served.at(-1)?.path, served.served.at(-1)?.status], ['/page/v1/reports', 304]);
    assert.ok(spent() - first <= MOST_UNCHANGED, `${spent() - first} read units`);
  });
};
