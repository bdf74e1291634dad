import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { pagesOf } from '../contract/sentence.ts';
import { itemBytes } from '../item-bytes.ts';
import type { Attributes, Condition, Item, Key, Table, Value } from '../port.ts';
import { openSqliteTable } from './open.ts';

// The naive model: a map by key, sorted when asked, every rule in its plainest form.

type Model = Map<string, Item>;
type Outcome = { kind: 'done' | 'refused'; previousBytes: number; item?: Item };

const idOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const plain = (value: Value): Value => (value === 0 ? 0 : value);
const plainItem = <T extends Attributes>(attributes: T): T =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)])) as T;

const rank = (a: Value, b: Value): number => {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  return Buffer.compare(Buffer.from(a as Uint8Array), Buffer.from(b as Uint8Array));
};

const stored = (item: Item | undefined, attribute: string): Value | undefined => new Map(Object.entries(item ?? {})).get(attribute);

function holds(condition: Condition, item: Item | undefined): boolean {
  switch (condition.kind) {
    case 'absent':
      return item === undefined;
    case 'present':
      return item !== undefined;
    case 'any':
      return condition.of.filter((part) => holds(part, item)).length > 0;
    case 'all':
      return condition.of.filter((part) => !holds(part, item)).length === 0;
    case 'missing':
      return stored(item, condition.attribute) === undefined;
    default:
      return compares(condition.kind, stored(item, condition.attribute), condition.value);
  }
}

const typeOf = (value: Value): string => Object.prototype.toString.call(value);

function compares(kind: 'equals' | 'less' | 'atMost', a: Value | undefined, b: Value): boolean {
  if (a === undefined || typeOf(a) !== typeOf(b)) return false;
  return { equals: [0], less: [-1], atMost: [-1, 0] }[kind].includes(rank(a, b));
}

type Change = { readonly key: Key; readonly condition: Condition; readonly to: (before: Item | undefined) => Item | undefined };

function change(model: Model, { key, condition, to }: Change): Outcome {
  const before = model.get(idOf(key));
  const previousBytes = before === undefined ? 0 : itemBytes(before);
  if (!holds(condition, before)) return { kind: 'refused', previousBytes };
  const item = to(before);
  if (item === undefined) model.delete(idOf(key));
  else model.set(idOf(key), item);
  return item === undefined ? { kind: 'done', previousBytes } : { kind: 'done', previousBytes, item };
}

const counted = (key: Key, before: Item | undefined, set: Attributes): Item => ({
  ...(before ?? key),
  ...plainItem(set),
  ...key,
  rev: Number(before?.rev ?? 0) + 1,
});

const range = (model: Model, { pk, from, to }: { pk: string; from: string; to: string }): Item[] =>
  [...model.values()]
    .filter((item) => item.pk === pk && rank(item.sk, from) >= 0 && rank(item.sk, to) <= 0)
    .sort((a, b) => rank(a.sk, b.sk));

// Few keys, names and values, so that operations meet.

const pk = fc.constantFrom('A', 'A#', 'é');
const sk = fc.constantFrom('a', 'b', 'ab', '～', '🔥', 'a\u0000');
const key = fc.record({ pk, sk });
const name = fc.constantFrom('a', 'dv', 'toString', '1');
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom('', 'a', 'b', '～', '🔥'),
  fc.integer({ min: -2, max: 2 }),
  fc.uint8Array({ maxLength: 2 }),
);
const attributes = fc.dictionary(name, value, { maxKeys: 3 });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.record({ kind: fc.constantFrom('absent' as const, 'present' as const) }),
    fc.record({ kind: fc.constant('missing' as const), attribute: name }),
    fc.record({ kind: fc.constantFrom('equals' as const, 'less' as const, 'atMost' as const), attribute: name, value }),
    fc.record({ kind: fc.constantFrom('any' as const, 'all' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
}));

type Operation =
  | { readonly kind: 'put' | 'set'; readonly key: Key; readonly attributes: Attributes; readonly condition: Condition }
  | { readonly kind: 'delete'; readonly key: Key; readonly condition: Condition }
  | { readonly kind: 'get'; readonly key: Key }
  | {
      readonly kind: 'query';
      readonly pk: string;
      readonly from: string;
      readonly to: string;
      readonly reverse: boolean;
      readonly limit: number;
    };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('put' as const, 'set' as const), key, attributes, condition }),
  fc.record({ kind: fc.constant('delete' as const), key, condition }),
  fc.record({ kind: fc.constant('get' as const), key }),
  fc.record({ kind: fc.constant('query' as const), pk, from: sk, to: sk, reverse: fc.boolean(), limit: fc.integer({ min: 1, max: 4 }) }),
);

async function ofTable(table: Table, asked: Operation): Promise<unknown> {
  switch (asked.kind) {
    case 'put':
      return table.putIf({ ...asked.attributes, ...asked.key }, asked.condition);
    case 'set':
      return table.setIf(asked.key, asked.attributes, asked.condition);
    case 'delete':
      return table.deleteIf(asked.key, asked.condition);
    case 'get':
      return table.get(asked.key, 'strong');
    case 'query':
      return (await pagesOf(table, { ...asked, consistency: 'strong' })).flatMap(({ items }) => items);
  }
}

function ofModel(model: Model, asked: Operation): unknown {
  switch (asked.kind) {
    case 'put': {
      const { item: _, ...outcome } = change(model, { ...asked, to: () => plainItem({ ...asked.attributes, ...asked.key }) });
      return outcome;
    }
    case 'set':
      return change(model, { ...asked, to: (before) => counted(asked.key, before, asked.attributes) });
    case 'delete':
      return change(model, { ...asked, to: () => undefined });
    case 'get':
      return model.get(idOf(asked.key));
    case 'query':
      return asked.reverse ? range(model, asked).reverse() : range(model, asked);
  }
}

it('gives what a map of items would give, grouped or not', async () => {
  const histories = fc.array(fc.record({ asked: operation, inGroup: fc.boolean() }), { maxLength: 40 });
  const law = fc.asyncProperty(histories, async (history) => {
    const table = openSqliteTable({ path: ':memory:', groupWrites: 5 });
    const model: Model = new Map();
    await table.group(async (grouped) => {
      for (const { asked, inGroup } of history) assert.deepEqual(await ofTable(inGroup ? grouped : table, asked), ofModel(model, asked));
    });
    table.close();
  });
  await fc.assert(law, { seed: 20261125, numRuns: 300 });
});
