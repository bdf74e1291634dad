import type { Value } from '../port.ts';
import { type AttributeMap, toAttributeValue } from './attribute-value.ts';

/** Stand-ins for the names and values of an expression: DynamoDB reserves 573 words, and ours may hold any character. */
export type Placeholders = {
  readonly name: (attribute: string) => string; // e.g. '#0'
  readonly value: (value: Value) => string; // e.g. ':0'
  /** The names and values used so far; left out where there are none, which the service demands. */
  readonly used: () => { ExpressionAttributeNames?: Record<string, string>; ExpressionAttributeValues?: AttributeMap };
};

export function placeholders(): Placeholders {
  const nameOf = new Map<string, string>();
  const values: AttributeMap = {};
  let count = 0;
  return {
    name: (attribute) => {
      const known = nameOf.get(attribute) ?? `#${nameOf.size}`;
      nameOf.set(attribute, known);
      return known;
    },
    value: (value) => {
      const fresh = `:${count}`;
      count += 1;
      values[fresh] = toAttributeValue(value);
      return fresh;
    },
    used: () => ({
      ...(nameOf.size > 0 && { ExpressionAttributeNames: Object.fromEntries([...nameOf].map(([name, short]) => [short, name])) }),
      ...(count > 0 && { ExpressionAttributeValues: values }),
    }),
  };
}
