import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasFileImports, parseSettings, readSettings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

const SMALLEST = { shop: 'my-shop', zone: 'Europe/London', currency: 'GBP' };

const parse = (settings: object) => parseSettings(JSON.stringify(settings), 'tillbook.json');

test('needs a name, a zone and a currency, and nothing else', () => {
  const settings = parse(SMALLEST);
  assert.deepEqual(settings, {
    ...SMALLEST,
    weekStart: 'monday',
    freeTier: 'always-free',
    logDays: 7,
    profiles: {},
    pullMinutes: 5,
    sources: [],
  });
});

test('takes files where S3 is in the allowances, or where it is asked to', () => {
  assert.equal(hasFileImports(parse(SMALLEST)), false);
  assert.equal(hasFileImports(parse({ ...SMALLEST, freeTier: 'legacy-12-month' })), true);
  assert.equal(hasFileImports(parse({ ...SMALLEST, fileImports: true })), true);
  assert.equal(hasFileImports(parse({ ...SMALLEST, freeTier: 'legacy-12-month', fileImports: false })), false);
});

const WRONG: readonly (readonly [object, RegExp])[] = [
  [{ ...SMALLEST, shop: 'My Shop' }, /tillbook\.json cannot be used: shop is My Shop: not 2 to 20 small letters/],
  [{ ...SMALLEST, zone: 'Europe/Londn' }, /zone is Europe\/Londn: /],
  [{ ...SMALLEST, currency: 'pounds' }, /currency is pounds: /],
  [{ ...SMALLEST, alarmAdress: 'a@b.co' }, /alarmAdress is a@b\.co: the names shop, /],
  [{ ...SMALLEST, alarmAddress: 'owner' }, /alarmAddress is owner: not a mail address/],
  [{ ...SMALLEST, logDays: 2 }, /logDays is 2: one of 1, 3, 5, 7, 14, 30/],
  [{ ...SMALLEST, origin: 'https://shop.example.com/' }, /origin is https:\/\/shop\.example\.com\/: not an https origin without a path/],
  [
    { ...SMALLEST, sources: [{ name: 'shop', kind: 'retail-api', url: 'http://shop.example.com', tokenEnv: 'TOKEN' }] },
    /sources\[0\]\.url is http:\/\/shop\.example\.com: not an https address/,
  ],
];

for (const [settings, says] of WRONG)
  test(`says what is wrong: ${says.source}`, () => {
    assert.throws(
      () => parse(settings),
      (error) => error instanceof SettingsError && says.test(error.message),
    );
  });

test('says where settings are written that are not there, or are no JSON', () => {
  assert.throws(() => readSettings('/nowhere/tillbook.json'), /cannot be read; write it as docs\/how-to\/deploy-to-aws\.md says/);
  assert.throws(() => parseSettings('{', 'tillbook.json'), /is not JSON/);
});

test('refuses two sources of one name', () => {
  const source = { name: 'shop', kind: 'retail-api', url: 'https://shop.example.com', tokenEnv: 'TOKEN' };
  assert.throws(() => parse({ ...SMALLEST, sources: [source, source] }), /sources is .*: two are called shop/);
});
