import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { isStoreError } from './errors.ts';

it('brings back the key, of any script', () => {
  const key = { pk: 'LEDGER#2024-02-29', sk: 'shop#漢🧾"\u0000' };
  assert.deepEqual(decodeCursor(encodeCursor(key)), key);
});

it('is made of letters that a URL keeps', () => {
  assert.match(encodeCursor({ pk: 'ÿ?>', sk: '~~~' }), /^[\w-]+$/);
});

it('refuses what it did not make', () => {
  for (const text of ['', '!', 'W10', 'WyJhIl0', Buffer.from('["a",1]').toString('base64url')])
    assert.throws(
      () => decodeCursor(text),
      (error) => isStoreError(error, 'invalid'),
      text,
    );
});
