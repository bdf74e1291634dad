import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, newsOf } from './change.ts';

test('a change says its way by more than its colour', () => {
  assert.deepEqual(changeOf(0.2407), { text: '▲ 24.07 %', way: 'up' });
  assert.deepEqual(changeOf(-1.5), { text: '▼ 150.00 %', way: 'down' });
  assert.deepEqual(changeOf(0), { text: '= 0.00 %', way: 'level' });
  assert.deepEqual([changeOf(null), changeOf(undefined)], [undefined, undefined]);
});

test('less is good news of returns only', () => {
  const [up, down, level] = [0.1, -0.1, 0].map((share) => changeOf(share));
  assert.ok(up && down && level);
  assert.deepEqual([newsOf(up), newsOf(down), newsOf(level)], ['good', 'bad', 'none']);
  assert.deepEqual([newsOf(up, true), newsOf(down, true), newsOf(level, true)], ['bad', 'good', 'none']);
});
