import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { createTable } from './format.ts';
import { querySql, type Sql, scanSql } from './query-sql.ts';

function planOf({ text, values }: Sql): string {
  const database = new DatabaseSync(':memory:');
  createTable(database, ':memory:');
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
  database.close();
  return plan.map(({ detail }) => detail).join('; ');
}

const query = (bounds: object) => ({ pk: 'A', consistency: 'strong' as const, ...bounds });

it('finds the start of any page by key, and sorts nothing', () => {
  const start = { pk: 'A', sk: 'b' };
  for (const reverse of [false, true]) {
    assert.equal(planOf(querySql(query({ reverse }), undefined)), 'SEARCH item USING PRIMARY KEY (pk=?)');
    assert.equal(planOf(querySql(query({ reverse, from: 'a' }), undefined)), 'SEARCH item USING PRIMARY KEY (pk=? AND sk>?)');
    assert.equal(planOf(querySql(query({ reverse, from: 'a', to: 'c' }), start)), 'SEARCH item USING PRIMARY KEY (pk=? AND sk>? AND sk<?)');
  }
  assert.equal(planOf(scanSql({}, undefined)), 'SCAN item');
  assert.equal(planOf(scanSql({ limit: 5 }, start)), 'SEARCH item USING PRIMARY KEY ((pk,sk)>(?,?))');
});
