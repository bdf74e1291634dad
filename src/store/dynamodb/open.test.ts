import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isStoreError, type StoreErrorCode } from '../errors.ts';
import { itemBytes } from '../item-bytes.ts';
import type { Table } from '../port.ts';
import { type AttributeMap, type StoredValue, toKey } from './attribute-value.ts';
import { openDynamoTable } from './open.ts';
import type { Sender } from './sender.ts';

const key = { pk: 'ORDER#shop#1', sk: 'DOC' };

const unexpected = async (): Promise<never> => {
  throw new Error('this action was not expected');
};

const SILENT: Sender = {
  getItem: unexpected,
  batchGetItem: unexpected,
  query: unexpected,
  scan: unexpected,
  putItem: unexpected,
  updateItem: unexpected,
  deleteItem: unexpected,
};

/** A table over answers of our own; the pauses it makes are noted, not waited for. */
function openOver(answers: Partial<Sender>): { table: Table; pauses: number[] } {
  const pauses: number[] = [];
  const effects = { delay: async (ms: number) => void pauses.push(ms), random: () => 0.5 };
  return { table: openDynamoTable({ tableName: 't', sender: { ...SILENT, ...answers } }, effects), pauses };
}

const named = (name: string, more: object = {}): Error => Object.assign(new Error('because'), { name, ...more });

const throwing = (error: Error) => async (): Promise<never> => {
  throw error;
};

describe('a batch', () => {
  const keys = Array.from({ length: 250 }, (_, index) => ({ pk: 'A', sk: String(index) }));

  /** Answers at most so many keys of each request, and leaves the others unprocessed. */
  function answering(most: (request: number) => number): { batchGetItem: Sender['batchGetItem']; asked: number[] } {
    const asked: number[] = [];
    const batchGetItem: Sender['batchGetItem'] = async ({ RequestItems }) => {
      const sent: AttributeMap[] = RequestItems?.t?.Keys ?? [];
      asked.push(sent.length);
      const end = most(asked.length);
      return { Responses: { t: sent.slice(0, end) }, UnprocessedKeys: end < sent.length ? { t: { Keys: sent.slice(end) } } : {} };
    };
    return { batchGetItem, asked };
  }

  it('asks for 100 keys at a time, each once', async () => {
    const { batchGetItem, asked } = answering(() => 100);
    const { table, pauses } = openOver({ batchGetItem });
    assert.equal((await table.batchGet([...keys, ...keys], 'strong')).length, 250);
    assert.deepEqual(asked, [100, 100, 50]);
    assert.deepEqual(pauses, []);
  });

  it('asks again at once for what did not fit into an answer', async () => {
    const { batchGetItem, asked } = answering((request) => (request === 1 ? 40 : 100));
    const { table, pauses } = openOver({ batchGetItem });
    assert.equal((await table.batchGet(keys, 'strong')).length, 250);
    assert.deepEqual(asked, [100, 100, 100, 10]);
    assert.deepEqual(pauses, []);
  });

  it('pauses longer and longer while nothing comes', async () => {
    const { batchGetItem } = answering((request) => (request <= 3 ? 0 : 100));
    const { table, pauses } = openOver({ batchGetItem });
    assert.equal((await table.batchGet(keys, 'strong')).length, 250);
    assert.deepEqual(pauses, [40, 80, 160]);
  });

  it('gives up after eight requests that brought nothing', async () => {
    const { batchGetItem, asked } = answering(() => 0);
    const { table, pauses } = openOver({ batchGetItem });
    await assert.rejects(table.batchGet(keys, 'strong'), (error) => isStoreError(error, 'throttled') && /250 keys/.test(error.message));
    assert.equal(asked.length, 8);
    assert.deepEqual(pauses, [40, 80, 160, 320, 500, 500, 500]);
  });
});

describe('outcomes', () => {
  it('a failed condition is a refusal, with the size of what stood there', async () => {
    const stood = { ...key, title: 'Mug' };
    const refusal = named('ConditionalCheckFailedException', { Item: { ...toKey(key), title: { S: 'Mug' } } });
    const { table } = openOver({ putItem: throwing(refusal), updateItem: throwing(named('ConditionalCheckFailedException')) });
    assert.deepEqual(await table.putIf(key, { kind: 'absent' }), { kind: 'refused', previousBytes: itemBytes(stood) });
    assert.deepEqual(await table.setIf(key, {}, { kind: 'present' }), { kind: 'refused' });
  });

  it('sends nothing that the service would find invalid', async () => {
    const { table } = openOver({});
    await assert.rejects(table.putIf({ ...key, price: 0.5 }), (error) => isStoreError(error, 'invalid'));
    await assert.rejects(table.queryPage({ ...key, limit: 0, consistency: 'strong' }), (error) => isStoreError(error, 'invalid'));
    assert.deepEqual(await table.queryPage({ pk: 'A', from: 'b', to: 'a', consistency: 'strong' }), { items: [] });
  });

  it('refuses to round what another program stored', async () => {
    const strange: Record<string, StoredValue & { L?: unknown; NULL?: unknown }>[] = [
      { ...toKey(key), price: { N: '0.5' } },
      { ...toKey(key), price: { N: '9007199254740993' } },
      { ...toKey(key), list: { L: [] } },
      { ...toKey(key), none: { NULL: true } },
      { pk: { S: 'A' } },
    ];
    for (const Item of strange) {
      const { table } = openOver({ getItem: async () => ({ Item }) });
      await assert.rejects(table.get(key, 'strong'), (error) => isStoreError(error, 'corrupt'), JSON.stringify(Item));
    }
  });
});

describe('failures', () => {
  const cases: [name: string, code: StoreErrorCode, remedy: RegExp][] = [
    ['ProvisionedThroughputExceededException', 'throttled', /capacity is spent/],
    ['ThrottlingException', 'throttled', /slow down/],
    ['AccessDeniedException', 'denied', /rights of this role/],
    ['ExpiredTokenException', 'denied', /credentials/],
    ['ResourceNotFoundException', 'unopenable', /no such table/],
    ['ValidationException', 'invalid', /change the request/],
    ['InternalServerError', 'unavailable', /try again/],
    ['TimeoutError', 'unavailable', /network/],
  ];
  for (const [name, code, remedy] of cases) {
    it(`${name} is ${code}`, async () => {
      const cause = named(name);
      const { table } = openOver({ getItem: throwing(cause), putItem: throwing(cause) });
      const fits = (error: unknown): boolean =>
        isStoreError(error, code) && error.cause === cause && remedy.test(error.message) && error.message.startsWith('t: ');
      await assert.rejects(table.get(key, 'strong'), fits);
      await assert.rejects(table.putIf(key), fits);
    });
  }
});
