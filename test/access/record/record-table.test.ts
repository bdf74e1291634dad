import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqliteTable } from '../../../src/store/sqlite/open.ts';
import type { Use } from '../rights.ts';
import { recordTable } from './record-table.ts';

const RESOURCE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/tillbook-demo';

const recording = () => {
  const uses: Use[] = [];
  const note = (use: Use): void => {
    uses.push(use);
  };
  return { uses, table: recordTable(openSqliteTable({ path: ':memory:' }), { principal: 'sweep', resource: RESOURCE, note }) };
};

test('notes each operation as the action that it is, with its keys', async () => {
  const { uses, table } = recording();
  await table.putIf({ pk: 'A', sk: '1' });
  await table.get({ pk: 'A', sk: '1' }, 'strong');
  await table.batchGet(
    [
      { pk: 'A', sk: '1' },
      { pk: 'A', sk: '2' },
      { pk: 'B', sk: '1' },
    ],
    'eventual',
  );
  await table.queryPage({ pk: 'A', consistency: 'strong' });
  await table.setIf({ pk: 'A', sk: '1' }, { a: 1 });
  await table.deleteIf({ pk: 'A', sk: '1' });
  await table.scanPage({});
  const shown = uses.map(({ action, leadingKeys = ['none'] }) => `${action} ${leadingKeys.join(' ')}`);
  assert.deepEqual(shown, [
    'dynamodb:PutItem A',
    'dynamodb:GetItem A',
    'dynamodb:BatchGetItem A B',
    'dynamodb:Query A',
    'dynamodb:UpdateItem A',
    'dynamodb:DeleteItem A',
    'dynamodb:Scan none',
  ]);
  assert.ok(uses.every(({ principal, resource }) => principal === 'sweep' && resource === RESOURCE));
});

test('notes nothing where nothing is asked of AWS, and a call that is refused', async () => {
  const { uses, table } = recording();
  await table.batchGet([], 'strong');
  await table.queryPage({ pk: 'A', from: 'b', to: 'a', consistency: 'strong' });
  assert.deepEqual(uses, []);
  await table.putIf({ pk: 'A', sk: '1' }, { kind: 'present' });
  assert.equal(uses.length, 1);
});
