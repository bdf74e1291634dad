import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../domain/time/day.ts';
import { bookOf } from './book.fixture.ts';
import { formatTable } from './format-table.ts';
import type { QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';

const book = bookOf(
  ['Ireland', 'France', ''].map((country) => ({
    at: '2024-02-10T12:00:00Z',
    country,
    channel: 'web',
    lines: [{ productId: 'mug', quantity: 1, gross: 100 }],
    payments: [{ id: 'p', at: Date.parse('2024-02-10T12:00:00Z') / 1000, kind: 'captured' as const, minor: 100, method: 'card' }],
  })),
  { from: '2024-02-01' as Day, to: '2024-02-29' as Day },
);

const ask = (params: QueryParams) => askBook(book, { report: 'sales', from: '2024-02', to: '2024-02', ...params });

test('names values of a filter that nothing has, with those that there are', async () => {
  const { meta } = await ask({ country: ['ireland', 'France', ''] });
  assert.deepEqual(meta.unmatched, [{ filter: 'country', values: ['ireland'], known: ['', 'France', 'Ireland'] }]);
  assert.match(
    formatTable(await ask({ country: 'ireland' })),
    /^Nothing has country "ireland" on these days; there are "", "France", "Ireland"\.$/m,
  );
});

test('looks where the answer comes from: the cube, the products, the payments', async () => {
  const cube = await ask({ country: 'Ireland', channel: 'Web' });
  assert.deepEqual(cube.meta.unmatched, [{ filter: 'channel', values: ['Web'], known: ['web'] }]);
  const products = await ask({ report: 'products', product: ['mug', 'shop#mug', 'Mug'] });
  assert.deepEqual(products.meta.unmatched, [{ filter: 'product', values: ['Mug'], known: [] }]);
  const payments = await ask({ report: 'payments', paymentMethod: 'Card' });
  assert.deepEqual(payments.meta.unmatched, [{ filter: 'paymentMethod', values: ['Card'], known: ['card'] }]);
});

test('names none where all match, and none where nothing is kept that could tell', async () => {
  assert.deepEqual((await ask({ country: ['Ireland', ''] })).meta.unmatched, []);
  assert.deepEqual((await ask({ country: 'ireland', code: 'x' })).meta.unmatched, []);
});
