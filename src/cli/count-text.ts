/** 1234567 as `1,234,567`. */
export const countText = (count: number): string => count.toLocaleString('en-GB');

/** Counts by name, the largest first: `12 no-customer, 3 other`; `none` where there are none. */
export const countsText = (counts: Readonly<Record<string, number>>): string => {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${countText(count)} ${name}`).join(', ');
};
