import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CurrencyCode } from '../money/currency.ts';
import { costOfPieces } from './cost-of-pieces.ts';

const cost = (unitCost: string, pieces: number, currency: string) => costOfPieces(unitCost, pieces, CurrencyCode.parse(currency));

test('rounds pieces × unit cost once, half to even, to what the currency has', () => {
  assert.deepEqual([cost('2.155', 1, 'GBP'), cost('2.155', 2, 'GBP'), cost('2.155', 3, 'GBP')], [216, 431, 646]);
  assert.deepEqual([cost('2.145', 1, 'GBP'), cost('2.145', -1, 'GBP')], [214, -214]);
  assert.deepEqual([cost('10.5', 1, 'JPY'), cost('10.5', 2, 'JPY'), cost('1.2345', 2, 'KWD')], [10, 21, 2469]);
  assert.equal(cost('0', 7, 'GBP'), 0);
});

test('has no figure beyond exact integers', () => {
  assert.equal(cost('999999999', 100_000_000, 'GBP'), undefined);
});
