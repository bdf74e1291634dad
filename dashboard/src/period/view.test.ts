import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, COMPARISONS, isComparison, viewOf } from './view.ts';

const TODAY = '2024-03-10';

test('an address that says nothing, or nonsense, is the default view', () => {
  const standard = { from: '2024-02-12', to: TODAY, preset: 'last-28', compare: 'same-weekdays' };
  for (const search of [
    '',
    '?',
    '?period=toString&compare=constructor',
    '?from=2024-03-10&to=2024-03-09',
    '?from=2024-02-30&to=2024-03-01',
  ])
    assert.deepEqual(viewOf(search, TODAY), standard, search);
});

test('the address of a view gives that view again; a preset moves on with the days', () => {
  for (const compare of Object.keys(COMPARISONS).filter(isComparison)) {
    const own = { from: '2024-01-05', to: '2024-01-31', preset: 'own', compare } as const;
    assert.deepEqual(viewOf(addressOf(own), TODAY), own);
    const yesterday = viewOf(`?period=yesterday&compare=${compare}`, TODAY);
    assert.deepEqual(viewOf(addressOf(yesterday), TODAY), yesterday);
    assert.equal(viewOf(addressOf(yesterday), '2024-03-11').from, TODAY);
  }
});
