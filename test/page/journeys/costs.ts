import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import { fillPageShop } from '../fill-shop.fixture.ts';
import { openPage } from '../open-page.fixture.ts';
import { servePage } from '../serve-page.fixture.ts';

/** @unit bytes, packed */
const MOST_SCRIPT = 60_000;
const MOST_CALLS = 2;

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
};
