import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { order } from '../pipeline/shop.fixture.ts';
import { openApi } from './api.fixture.ts';
import { ROUTES } from './routes.ts';
import { REPORT_PARAMETERS } from './schemas/report-parameters.ts';

const NAMES = [
  'sales',
  'products',
  'sales_daily',
  'products_daily',
  'sales_by_dimension_daily',
  'shop',
  '1',
  '0123456789abcdef',
  'openapi.json',
];
const VALUES = [
  '2024-03',
  '2024-03-01',
  '2024-02-30',
  '1900-01-01',
  '9999-12',
  'day',
  'hour',
  'total',
  'country',
  'country,country',
  'event',
  'order',
  'csv',
  'objects',
  'previous-year',
  '-1',
  '1e9',
  '',
  'WyIyMDI0LTAzLTAxIl0',
];
const PARAMETERS = [...Object.keys(REPORT_PARAMETERS), 'day', 'cursor', 'limit', 'report', '__proto__', 'constructor'];

const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...VALUES) }, fc.string({ unit: 'binary', maxLength: 40 }));

const isWellFormed = (one: string): boolean => one.isWellFormed();

const anySegment = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary', maxLength: 30 }).filter(isWellFormed).map(encodeURIComponent),
  fc.constantFrom('%', '%00', '..', '%2F', '#'),
);

const anyPath = fc
  .tuple(fc.constantFrom(...ROUTES.map(({ path }) => path), '/v1/{any}', '/{a}/{b}'), fc.array(anySegment, { minLength: 2, maxLength: 2 }))
  .map(([path, [first = '', second = '']]) => path.replace(/\{\w+\}/, () => first).replace(/\{\w+\}/, () => second));

const anyQuery = fc
  .array(fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PARAMETERS) }, fc.string({ maxLength: 8 })), text), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`).join('&'));

const anyOrder = fc.oneof(
  fc.constant(order('f1', '2024-03-02T10:00:00Z')),
  fc.dictionary(fc.constantFrom('id', 'source', 'lines', 'customerKey', 'email', 'x'), fc.jsonValue()),
  fc.jsonValue(),
);

const anyBody = fc.oneof(
  fc.record({ orders: fc.array(anyOrder, { maxLength: 3 }) }).map((body) => JSON.stringify(body)),
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 50 }),
);

const anyHeaders = fc.record(
  {
    accept: fc.oneof(
      fc.constantFrom('*/*', 'text/csv', 'application/json;q=0.1, text/*', 'image/png', ';;,', 'a;q=x'),
      fc.string({ maxLength: 20 }),
    ),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'gzip;q=0', '*'),
    'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', ''),
    'if-none-match': fc.constantFrom('*', '"x"', ','),
  },
  { requiredKeys: [] },
);

test('whatever is asked, the answer is one that is documented, and never a failure', async () => {
  const { ask, failures, tokens } = await openApi();
  const everything = fc.record({
    path: anyPath,
    query: anyQuery,
    method: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('GET', 'POST') }, fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'TRACE', 'get')),
    token: fc.constantFrom(...Object.values(tokens), 'tb_none'),
    body: anyBody,
    headers: anyHeaders,
  });
  await fc.assert(
    fc.asyncProperty(everything, async ({ path, query, ...asked }) => {
      const { status } = await ask(`${path}?${query}`, asked);
      assert.ok(status < 500, `${status}`);
      assert.deepEqual(failures, []);
    }),
    { seed: 20_240_302, numRuns: 1_500 },
  );
});
