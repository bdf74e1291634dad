import type { Condition } from '../port.ts';
import type { Placeholders } from './placeholders.ts';

const OPERATORS = { equals: '=', less: '<', atMost: '<=' } as const;

/** The service has no word for true or false. */
const constant = (kind: 'any' | 'all', pk: string): string =>
  `(attribute_exists(${pk}) ${kind === 'any' ? 'AND' : 'OR'} attribute_not_exists(${pk}))`;

/** The service refuses doubled parentheses. */
const joined = (kind: 'any' | 'all', parts: readonly string[]): string =>
  parts.length === 1 ? parts.join('') : `(${parts.join(kind === 'any' ? ' OR ' : ' AND ')})`;

/** A condition in DynamoDB's words. A comparison with a missing attribute, or with one of another type, is false there too. */
export function conditionExpression(condition: Condition, { name, value }: Pick<Placeholders, 'name' | 'value'>): string {
  switch (condition.kind) {
    case 'absent':
      return `attribute_not_exists(${name('pk')})`;
    case 'present':
      return `attribute_exists(${name('pk')})`;
    case 'missing':
      return `attribute_not_exists(${name(condition.attribute)})`;
    case 'any':
    case 'all':
      if (condition.of.length === 0) return constant(condition.kind, name('pk'));
      return joined(
        condition.kind,
        condition.of.map((part) => conditionExpression(part, { name, value })),
      );
    default:
      return `${name(condition.attribute)} ${OPERATORS[condition.kind]} ${value(condition.value)}`;
  }
}
