import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { fillShop } from '../../../src/api/api.fixture.ts';
import { revokeTokens } from '../../../src/api/tokens/keep-tokens.ts';
import { lookAgain, openPage } from '../open-page.fixture.ts';
import { servePage } from '../serve-page.fixture.ts';

const opened = async (browser: Browser, context: TestContext, address = '/') => {
  const served = await servePage(fillShop);
  const one = await openPage(browser, served, { address });
  context.after(async () => {
    await one.close();
    await served.stop();
  });
  return { served, page: one.page };
};

export const troubleJourney = (browser: Browser): void => {
  describe('trouble is told in words, and ends by itself', () => {
    test('an API that fails', async (context) => {
      const { served, page } = await opened(browser, context);
      served.answerWith(async () => ({
        status: 500,
        headers: { 'content-type': 'application/problem+json' },
        body: '{"detail":"The disk is full."}',
      }));
      await lookAgain(page);
      await page.waitForSelector('#trouble:text("The disk is full.")');
      assert.match((await page.textContent('#freshness')) ?? '', /the last that came/);
      assert.equal(await page.getAttribute('#freshness .light', 'data-state'), 'attention');
      served.answerWith(undefined);
      await lookAgain(page);
      await page.waitForSelector('#trouble', { state: 'hidden' });
      assert.match((await page.textContent('#freshness')) ?? '', /Up to date/);
    });

    test('nobody who answers', async (context) => {
      const { page } = await opened(browser, context);
      await page.context().setOffline(true);
      await page.clock.runFor(3_000);
      await page.waitForSelector('#trouble:text("Tillbook does not answer")');
      await page.context().setOffline(false);
      await lookAgain(page);
      await page.waitForSelector('#trouble', { state: 'hidden' });
    });

    test('a token that was revoked leads to signing in', async (context) => {
      const { served, page } = await opened(browser, context);
      await revokeTokens('read', served.api.effects);
      await page.clock.runFor(3_000);
      await page.waitForURL(/\/sign-in\?again=1$/);
      assert.match((await page.textContent('[role=alert]')) ?? '', /You are signed out/);
    });
  });
};
