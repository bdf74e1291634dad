import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { Answers } from '../../dashboard/src/data/answers.ts';
import type { View } from '../../dashboard/src/period/view.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../dashboard/${name}`, import.meta.url));

/** A line of a table as it stands on the screen: what it is about, and its figures by metric. */
export type ScreenRow = { readonly name: string; readonly figures: Readonly<Record<string, string>> };

/** What stands on the screen. Of a tile `was` is the line below its figure. */
export type Screen = {
  readonly tiles: Readonly<Record<string, { readonly now: string; readonly was: string }>>;
  readonly series: readonly ScreenRow[];
  readonly products: readonly ScreenRow[];
  readonly countries: readonly ScreenRow[];
};

// Runs in the browser, which reads nothing but text.
const READ = `(() => {
  const text = (within, selector) => within.querySelector(selector)?.textContent ?? '';
  const rows = (id) => [...document.querySelectorAll('#' + id + ' tbody tr')].map((row) => ({
    name: text(row, 'th'),
    figures: Object.fromEntries([...row.querySelectorAll('td')].map((cell) => [cell.dataset.metric, text(cell, '.figure') || cell.textContent])),
  }));
  const tiles = [...document.querySelectorAll('.tile')].map((tile) => [tile.dataset.metric, { now: text(tile, '.now'), was: text(tile, '.was') }]);
  return { tiles: Object.fromEntries(tiles), series: rows('series'), products: rows('products'), countries: rows('countries') };
})()`;

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [pathOf('src/view/page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'page',
  });
  return outputFiles[0]?.text ?? '';
};

/** The page without its client: shows answers that are handed to it, and tells what then stands there. */
export const openScreen = async (browser: Browser) => {
  const page = await browser.newPage();
  await page.setContent((await readFile(pathOf('index.html'), 'utf8')).replace(/<(script|link)[^>]*>/g, ''));
  await page.addScriptTag({ content: await bundle() });
  const show = (view: View, answers: Answers): Promise<Screen> =>
    page.evaluate(`page.showPage(${JSON.stringify(view)}, ${JSON.stringify(answers)}); ${READ}`);
  return { show, close: () => page.close() };
};
