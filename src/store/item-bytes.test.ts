import assert from 'node:assert/strict';
import { it } from 'node:test';
import { attributeBytes, itemBytes } from './item-bytes.ts';

const numberBytes = (value: number): number => attributeBytes('', value);

it('counts names and values, text in UTF-8 and bytes as they are', () => {
  assert.equal(itemBytes({ pk: 'ORDER', sk: 'DOC' }), 2 + 5 + 2 + 3);
  assert.equal(itemBytes({ pk: 'a', sk: 'b', é: '🧾', body: new Uint8Array(10) }), 2 + 1 + 2 + 1 + 2 + 4 + 4 + 10);
  assert.equal(attributeBytes('empty', ''), 5);
});

it('counts a number by its significant digits, two to a byte and one byte more', () => {
  for (const [value, bytes] of [
    [1, 2],
    [12, 2],
    [123, 3],
    [1234, 3],
    [12345, 4],
    [Number.MAX_SAFE_INTEGER, 9],
  ] as const)
    assert.equal(numberBytes(value), bytes, String(value));
});

it('trims the zeros at the end of a number', () => {
  assert.equal(numberBytes(1_000_000), numberBytes(1));
  assert.equal(numberBytes(1_010_000), numberBytes(101));
  assert.equal(numberBytes(0), 1);
});

it('counts one byte more below zero', () => {
  assert.equal(numberBytes(-1), numberBytes(1) + 1);
  assert.equal(numberBytes(-1234), numberBytes(1234) + 1);
});
