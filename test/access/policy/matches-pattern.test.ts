import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesPattern } from './matches-pattern.ts';

const CASES: readonly [pattern: string, text: string, matches: boolean][] = [
  ['ORDER#*', 'ORDER#shop#1', true],
  ['ORDER#*', 'ORDER#', true],
  ['ORDER#*', 'ORDER', false],
  ['ORDER#*', 'order#shop#1', false],
  ['ORDER#*', 'XORDER#1', false],
  ['ORDER#*', 'ORDER#two\nlines', true],
  ['DIRTY', 'DIRTY#', false],
  ['DIRTY', 'DIRTY', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a?c', 'a🔥c', true],
  ['a.c', 'abc', false],
  ['a+[b](c)|{d}^$', 'a+[b](c)|{d}^$', true],
  ['a\\c', 'a\\c', true],
  ['a-/c', 'a-/c', true],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
];

for (const [pattern, text, matches] of CASES)
  test(`${pattern} ${matches ? 'fits' : 'does not fit'} ${JSON.stringify(text)}`, () =>
    assert.equal(matchesPattern(pattern, text), matches));
