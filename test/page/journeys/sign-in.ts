import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { fillShop } from '../../../src/api/api.fixture.ts';
import { openBlank, openPage, settled } from '../open-page.fixture.ts';
import { type ServedPage, servePage } from '../serve-page.fixture.ts';

const servedFor = async (context: TestContext): Promise<ServedPage> => {
  const served = await servePage(fillShop);
  context.after(served.stop);
  return served;
};

/** Everything that a script of the page, or one who looks over its shoulder, could read. */
const READABLE = `JSON.stringify([document.documentElement.outerHTML, document.cookie, {...localStorage}, {...sessionStorage}, location.href, history.state])`;

export const signInJourney = (browser: Browser): void => {
  describe('signing in', () => {
    test('the link that the start prints signs in once', async (context) => {
      const served = await servedFor(context);
      const first = await openBlank(browser);
      context.after(first.close);
      await first.page.goto(served.signInUrl);
      await settled(first.page);
      assert.equal(first.page.url(), `${served.url}/`);
      assert.deepEqual(first.complaints, []);
      const second = await openBlank(browser);
      context.after(second.close);
      await second.page.goto(served.signInUrl);
      assert.match((await second.page.textContent('[role=alert]')) ?? '', /This link has been used/);
    });

    test('a token signs in, a wrong one is refused in words, signing out ends it', async (context) => {
      const served = await servedFor(context);
      const { page, close } = await openBlank(browser);
      context.after(close);
      await page.goto(served.url);
      assert.equal(page.url(), `${served.url}/sign-in`);
      await page.fill('#token', `${served.api.tokens.read}x`);
      await page.click('button');
      assert.match((await page.textContent('[role=alert]')) ?? '', /not known/);
      await page.fill('#token', served.api.tokens.collect);
      await page.click('button');
      assert.match((await page.textContent('[role=alert]')) ?? '', /may not read/);
      await page.fill('#token', served.api.tokens.read);
      await page.click('button');
      await settled(page);
      await page.click('text=Sign out');
      await page.waitForURL(`${served.url}/sign-in`);
      await page.goto(served.url);
      assert.equal(page.url(), `${served.url}/sign-in`);
    });

    test('no script, address, page or log has the token', async (context) => {
      const served = await servedFor(context);
      const { page, asked, complaints, close } = await openPage(browser, served);
      context.after(close);
      const { read } = served.api.tokens;
      const readable = String(await page.evaluate(READABLE));
      const fetched = await page.evaluate(async () => (await fetch('/page/v1/status')).text());
      for (const [place, text] of Object.entries({
        readable,
        fetched,
        asked: asked.join(),
        log: JSON.stringify(served.served),
        complaints: complaints.join(),
      }))
        assert.ok(!text.includes(read.slice(0, 12)), `the token is in ${place}`);
      assert.ok(readable.includes('Net sales'));
    });
  });
};
