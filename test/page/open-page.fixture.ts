import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../src/api/page/session-cookie.ts';
import type { ServedPage } from './serve-page.fixture.ts';

/** A page in a browser. `complaints`: what its console said and which errors it threw; `asked`: the addresses it asked for. */
export type Opened = { readonly page: Page; readonly complaints: string[]; readonly asked: string[]; readonly close: () => Promise<void> };

export type Look = Pick<BrowserContextOptions, 'colorScheme' | 'bypassCSP'> & { readonly width?: number };

/** An empty page that nobody has signed in to. Its clock runs by `page.clock`, so that no test waits. */
export const openBlank = async (browser: Browser, { width = 1440, ...look }: Look = {}): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...look });
  const page = await context.newPage();
  await page.clock.install();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  return { page, complaints, asked, close: () => context.close() };
};

/** Waits until the figures of the page's view are there. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForSelector('body[data-ready] #main[aria-busy=false]');
};

/** The page at an address, signed in, with its figures. */
export const openPage = async (browser: Browser, served: ServedPage, { address = '/', ...look }: Look & { address?: string } = {}) => {
  const opened = await openBlank(browser, look);
  await opened.page.context().addCookies([{ name: SESSION_COOKIE, value: served.api.tokens.read, url: served.url, httpOnly: true }]);
  await opened.page.goto(served.url + address);
  await settled(opened.page);
  return opened;
};

/** How often the page looks for what is new. @unit milliseconds */
const LOOKS_EVERY_MS = 3_000;

/** Lets the page look for what is new, and waits for what it was answered. */
export const lookAgain = async (page: Page): Promise<void> => {
  const answered = page.waitForEvent('requestfinished', (request) => request.url().includes('/v1/'));
  await page.clock.runFor(LOOKS_EVERY_MS);
  await answered;
};
