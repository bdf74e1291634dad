import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellOnce } from './tell-once.ts';

test('tells what goes on failing once, and again when it fails otherwise or had worked', () => {
  const told: string[] = [];
  const { failed, worked } = tellOnce((what, error) => told.push(`${what}: ${error instanceof Error ? error.message : error}`));
  failed('a', new Error('no answer'));
  failed('a', new Error('no answer'));
  failed('b', new Error('no answer'));
  failed('a', 'no token');
  worked('a');
  failed('a', 'no token');
  assert.deepEqual(told, ['a: no answer', 'b: no answer', 'a: no token', 'a: no token']);
});
