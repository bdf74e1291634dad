import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BackupError } from './backup-error.ts';
import { itemOfLine, lineOfItem } from './item-line.ts';

describe('a line', () => {
  test('keeps separators that other readers break lines at', () => {
    const item = { pk: 'PRODUCTS#shop', sk: 'tea', title: 'Tea\u2028black\r\n\u2029', asOf: 1 };
    assert.deepEqual(itemOfLine(lineOfItem(item)), item);
  });

  test('that is no item is refused with what is wrong', () => {
    assert.throws(() => itemOfLine('{"pk":"A","sk":"B"'), SyntaxError);
    assert.throws(() => itemOfLine('[1]'), /not an object/);
    assert.throws(() => itemOfLine('{"pk":"A"}'), /"pk" or "sk" is missing/);
    assert.throws(() => itemOfLine('{"pk":"A","sk":"B","body":{"bytes":"?"}}'), /"body" is neither text, nor a number/);
    assert.throws(() => itemOfLine('{"pk":"A","sk":"B","body":null}'), /"body" is neither/);
  });

  test('is not made of an order that cannot be decoded', () => {
    const item = { pk: 'ORDER#shop#1', sk: 'DOC', body: Uint8Array.of(9, 1) };
    const isNamed = (error: unknown): boolean => error instanceof BackupError && /ORDER#shop#1 .*dictionary 9/.test(error.message);
    assert.throws(() => lineOfItem(item), isNamed);
  });
});
