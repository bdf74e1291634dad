import type { StoredMap } from '../../store/dynamodb/attribute-value.ts';
import type { BatchGetItemOutput, PageOutput } from '../../store/dynamodb/sender.ts';
import { fromWire, type WireMap } from './wire-value.ts';

type Tables<T> = Readonly<Record<string, T>>;

const ofEach = <From, To>(tables: Tables<From>, convert: (from: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(tables).map(([table, from]) => [table, convert(from)]));

/** What an answer holds under the name, decoded; nothing where the service left it out. */
export function readMap<Name extends string>(answer: object, name: Name): { readonly [name in Name]?: StoredMap } {
  const map = Reflect.get(answer, name) as WireMap | undefined;
  return (map === undefined ? {} : { [name]: fromWire(map) }) as { [name in Name]?: StoredMap };
}

export function readPage(answer: object): PageOutput {
  const { Items } = answer as { readonly Items?: readonly WireMap[] };
  return { ...(Items && { Items: Items.map(fromWire) }), ...readMap(answer, 'LastEvaluatedKey') };
}

export function readBatch(answer: object): BatchGetItemOutput {
  const { Responses = {}, UnprocessedKeys = {} } = answer as {
    readonly Responses?: Tables<readonly WireMap[]>;
    readonly UnprocessedKeys?: Tables<{ readonly Keys: readonly WireMap[] }>;
  };
  return {
    Responses: ofEach(Responses, (items) => items.map(fromWire)),
    UnprocessedKeys: ofEach(UnprocessedKeys, ({ Keys }) => ({ Keys: Keys.map(fromWire) })),
  };
}
