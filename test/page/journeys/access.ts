import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillPageShop } from '../fill-shop.fixture.ts';
import { openBlank, openPage } from '../open-page.fixture.ts';
import { type ServedPage, servePage } from '../serve-page.fixture.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const WIDTHS = [360, 768, 1440];
const SCHEMES = ['light', 'dark'] as const;

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] };

/** What axe finds, each with the element. Its script is put in by a context without the page's own policy. */
const findings = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: AXE });
  const violations: Violation[] = await page.evaluate('axe.run().then(({ violations }) => violations)');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

export const accessJourney = (browser: Browser): void => {
  describe('the page can be read by everyone', () => {
    let served: ServedPage;
    let empty: ServedPage;
    before(async () => {
      served = await servePage(fillPageShop);
      empty = await servePage(async () => undefined);
    });
    after(async () => {
      await served.stop();
      await empty.stop();
    });

    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES)
        test(`axe finds nothing and nothing hangs over, ${width} px, ${colorScheme}`, async (context) => {
          const { page, close } = await openPage(browser, served, { width, colorScheme, bypassCSP: true });
          context.after(close);
          assert.equal(await overflow(page), 0);
          await page.click('summary');
          assert.deepEqual(await findings(page), []);
          assert.equal(await overflow(page), 0);
        });

    for (const colorScheme of SCHEMES)
      test(`an hour, an empty shop, trouble and signing in, 360 px, ${colorScheme}`, async (context) => {
        const look = { width: 360, colorScheme, bypassCSP: true };
        const hours = await openPage(browser, served, { ...look, address: '/?period=today' });
        const nothing = await openPage(browser, empty, look);
        const signIn = await openBlank(browser, look);
        await signIn.page.goto(`${served.url}/sign-in?again=1`);
        await nothing.page.context().setOffline(true);
        await nothing.page.clock.runFor(3_000);
        await nothing.page.waitForSelector('#trouble:visible');
        for (const { page, close } of [hours, nothing, signIn]) {
          context.after(close);
          assert.deepEqual(await findings(page), []);
          assert.equal(await overflow(page), 0);
        }
      });
  });
};
