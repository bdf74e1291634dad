import { gzipSync } from 'node:zlib';
import { linesOf } from '../../cli/shared-data.fixture.ts';

/** A year of a real shop; its first hours are imported. */
export const REAL_FILE = 'online_retail_2010_2011.csv.gz';

/** The head of the real file, up to ten o'clock of its first day: at the pace of an import what can be waited for. */
export const firstHours = (): Buffer => {
  const { header, lines } = linesOf(REAL_FILE);
  const end = lines.findIndex((line) => !/,2010-12-01 0[89]:/.test(line));
  return gzipSync([header, ...lines.slice(0, end), ''].join('\n'));
};

/** Two orders of a small shop, its amounts with a comma. */
export const MAIL_ORDERS = ['id;placed;sku;quantity;price', 'M-1;2026-01-03 09:15;TEA;1;12,50', 'M-2;2026-01-04 10:00;MUG;2;7,25', ''].join(
  '\n',
);

/** How mail orders are read: as somebody wrote it who had not looked at the amounts, and right. */
export const mailOrdersProfile = (kind: 'wrong' | 'right') => ({
  source: 'mail-orders',
  delimiter: ';',
  ...(kind === 'right' && { numbers: { decimal: ',', grouping: '.' } }),
  zone: 'Europe/London',
  order: { id: 'id', placedAt: { column: 'placed' } },
  line: { product: 'sku', quantity: 'quantity', unitPrice: 'price' },
});
