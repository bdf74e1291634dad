import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { daysText } from '../../../dashboard/src/format/days.ts';
import { PRESETS } from '../../../dashboard/src/period/presets.ts';
import { COMPARISONS } from '../../../dashboard/src/period/view.ts';
import { sweepHotDays } from '../../../src/pipeline/sweep.ts';
import { fillPageShop, sellOne } from '../fill-shop.fixture.ts';
import { lookAgain, openPage } from '../open-page.fixture.ts';
import { type ServedPage, servePage } from '../serve-page.fixture.ts';

const TODAY = '2024-03-10';

const shows = (page: Page, text: string) => page.waitForSelector(`#period-line:text(${JSON.stringify(text)})`);

const tile = async (page: Page, metric: string): Promise<string> => (await page.textContent(`[data-metric=${metric}] .now`)) ?? '';

export const viewsJourney = (browser: Browser): void => {
  describe('what the page shows', () => {
    let served: ServedPage;
    before(async () => {
      served = await servePage(fillPageShop);
    });
    after(() => served.stop());

    test('figures, series, products, countries and proof stand in the page as text', async (context) => {
      const { page, complaints, close } = await openPage(browser, served);
      context.after(close);
      assert.equal(await tile(page, 'netSales'), '£16,031.76');
      assert.match((await page.textContent('.tile[data-metric=returningCustomers]')) ?? '', /37.*35 to 9 Mar, was 27/);
      assert.equal(await page.locator('#series tbody tr').count(), 28);
      assert.equal(await page.locator('#series svg .now-line').count(), 1);
      assert.match((await page.textContent('#products')) ?? '', /<img src=x onerror=alert\(1\)> & "quotes"/);
      assert.match((await page.textContent('#countries')) ?? '', /United Kingdom£4,240\.57/);
      assert.match((await page.textContent('#proof')) ?? '', /73 orders were counted; none was left out\..*not been audited yet/);
      assert.match((await page.textContent('#freshness')) ?? '', /Up to date, as of 10 Mar 2024, 12:00/);
      assert.deepEqual(complaints, []);
    });

    test('each preset and each comparison shows its days, has an address, and comes back', async (context) => {
      const { page, complaints, close } = await openPage(browser, served);
      context.after(close);
      for (const [name, { days }] of Object.entries(PRESETS)) {
        await page.selectOption('[name=period]', name);
        await shows(page, daysText(days(TODAY)));
        assert.equal(new URL(page.url()).searchParams.get('period'), name);
      }
      for (const [name, words] of Object.entries(COMPARISONS)) {
        await page.selectOption('[name=compare]', name);
        await (name === 'none' ? page.waitForSelector('#period-line:not(:text("compared"))') : shows(page, words));
      }
      await page.goBack();
      await shows(page, COMPARISONS['previous-year-weekdays']);
      assert.equal(await page.inputValue('[name=compare]'), 'previous-year-weekdays');
      assert.equal(await page.inputValue('[name=period]'), 'last-12-months');
      await page.reload();
      await shows(page, COMPARISONS['previous-year-weekdays']);
      assert.deepEqual(complaints, []);
    });

    test('days of one’s own are shown, and not where the last lies before the first', async (context) => {
      const { page, close } = await openPage(browser, served);
      context.after(close);
      await page.fill('[name=from]', '2024-01-05');
      await shows(page, '5 Jan – 10 Mar 2024');
      await page.fill('[name=to]', '2024-01-01');
      assert.equal(await page.evaluate('document.querySelector("[name=to]").validationMessage'), 'This is before the first day.');
      await page.fill('[name=to]', '2024-01-31');
      await shows(page, '5 Jan – 31 Jan 2024');
      assert.equal(new URL(page.url()).search, '?from=2024-01-05&to=2024-01-31&compare=same-weekdays');
      assert.equal(await page.inputValue('[name=period]'), 'own');
    });

    test('an address that says nonsense shows the default', async (context) => {
      const { page, close } = await openPage(browser, served, { address: '/?period=forever&compare=%3Cb%3E&from=2024-02-30&to=x' });
      context.after(close);
      await shows(page, '12 Feb – 10 Mar 2024');
      assert.equal(await page.inputValue('[name=compare]'), 'same-weekdays');
    });

    test('a day shows its hours, and is compared up to the hour that is over', async (context) => {
      const { page, close } = await openPage(browser, served, { address: '/?period=today&compare=same-weekdays' });
      context.after(close);
      await shows(page, 'to 12:00');
      assert.ok((await page.locator('#series .now-bar').count()) > 0);
      assert.match((await page.textContent('#series svg')) ?? '', /00:00.*22:00/);
      assert.match((await page.textContent('.tile[data-metric=newCustomers]')) ?? '', /compared once the day is over/);
    });

    test('the pointer reads the series', async (context) => {
      const { page, close } = await openPage(browser, served);
      context.after(close);
      await page.hover('#series svg', { position: { x: 60, y: 100 } });
      assert.match((await page.textContent('.readout')) ?? '', /^12 Feb: £[\d,.]+, was £[\d,.]+$/);
    });

    test('a new order appears by itself, and what was open and in hand stays', async (context) => {
      const { page, close } = await openPage(browser, served);
      context.after(close);
      await page.click('summary');
      await page.focus('[name=compare]');
      assert.equal(await tile(page, 'orders'), '73');
      await sellOne(served.api.world);
      await sweepHotDays(served.api.world.shop, served.api.effects);
      await lookAgain(page);
      await page.waitForSelector('[data-metric=orders] .now:text("74")');
      assert.equal(await page.locator('details[open]').count(), 1);
      assert.equal(await page.evaluate('document.activeElement.name'), 'compare');
    });
  });
};
