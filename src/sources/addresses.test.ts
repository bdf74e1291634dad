import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeAddress, withoutAddresses } from './addresses.ts';

test('knows an address with and without a dot, and percent-encoded', () => {
  for (const text of ['ann@example.com', 'ann@localhost', 'ann%40example.com', 'Ann <ann@example.com>'])
    assert.ok(looksLikeAddress(text), text);
  for (const text of ['17850', '@ 3 each', '5 @', '']) assert.ok(!looksLikeAddress(text), text);
});

test('takes addresses out of text and leaves the rest', () => {
  assert.equal(withoutAddresses('ask ann@example.com, twice'), 'ask (e-mail) twice');
  assert.equal(withoutAddresses(`${'x'.repeat(200_000)} ok`).length, 200_003);
});
