import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locateColumns } from './header.ts';

const locate = (cells: readonly string[], wanted: readonly string[]) => locateColumns({ file: 'orders.csv', cells }, wanted);

test('finds the wanted columns wherever they stand', () => {
  assert.deepEqual(locate([' b ', 'x', 'a'], ['a', 'b']), [2, 0]);
});

test('lists the columns needed and found when one is missing', () => {
  assert.throws(() => locate(['a', 'b'], ['a', 'c']), { code: 'column-missing', message: /needs "c".*columns are "a", "b"/ });
});

test('refuses a wanted column that stands there twice, and no other', () => {
  assert.throws(() => locate(['a', 'a'], ['a']), { code: 'column-duplicated', message: /"a" more than once/ });
  assert.deepEqual(locate(['a', 'x', 'x'], ['a']), [0]);
});

test('takes a header with NULs for undeclared UTF-16', () => {
  assert.throws(() => locate(['\0a'], ['a']), { code: 'encoding-wrong', message: /utf-16le/ });
});
