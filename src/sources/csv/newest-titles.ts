import type { Title } from './mapping/titles.ts';

const WAITING_AT_MOST = 10_000;

type Newest = { title: string; category: string | undefined; asOf: number };

const isNewer = (a: Title, b: Newest): boolean => {
  if (a.asOf !== b.asOf) return a.asOf > b.asOf;
  if (a.title !== b.title) return a.title > b.title;
  return (a.category ?? '') > (b.category ?? '');
};

// A slice of a larger text would keep it whole in memory for as long as the title is known.
const copy = (text: string): string => Buffer.from(text).toString();

const keepNewer = (newest: Map<string, Newest>, title: Title): void => {
  const known = newest.get(title.productId);
  if (known !== undefined && !isNewer(title, known)) return;
  if (known?.title === title.title && known.category === title.category) known.asOf = title.asOf;
  else newest.set(copy(title.productId), { title: copy(title.title), category: title.category && copy(title.category), asOf: title.asOf });
};

const asTitle = ([productId, { title, category, asOf }]: readonly [string, Newest]): Title => ({
  productId,
  title,
  ...(category === undefined ? {} : { category }),
  asOf,
});

export type NewestTitles = { readonly add: (titles: readonly Title[]) => void; readonly flush: () => void };

/** Gathers the newest title of each product and hands them on now and then, so that memory does not grow with the catalogue. */
export const createNewestTitles = (keep: (titles: Iterable<Title>) => void): NewestTitles => {
  const newest = new Map<string, Newest>();
  const flush = (): void => {
    keep(newest.entries().map(asTitle));
    newest.clear();
  };
  const add = (titles: readonly Title[]): void => {
    for (const title of titles) keepNewer(newest, title);
    if (newest.size >= WAITING_AT_MOST) flush();
  };
  return { add, flush };
};
