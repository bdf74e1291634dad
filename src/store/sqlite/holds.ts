import { compareText } from '../../domain/ids.ts';
import type { Condition, Item, Value } from '../port.ts';

const stored = (item: Item | undefined, attribute: string): Value | undefined =>
  item !== undefined && Object.hasOwn(item, attribute) ? item[attribute] : undefined;

/** Below 0, 0 or above 0; undefined for values of two types. */
function compareValues(a: Value | undefined, b: Value): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  return undefined;
}

/** Whether the condition is true of what stands under a key. */
export function holds(condition: Condition, item: Item | undefined): boolean {
  switch (condition.kind) {
    case 'absent':
      return item === undefined;
    case 'present':
      return item !== undefined;
    case 'missing':
      return stored(item, condition.attribute) === undefined;
    case 'any':
      return condition.of.some((part) => holds(part, item));
    case 'all':
      return condition.of.every((part) => holds(part, item));
    default:
      return isMet(condition.kind, compareValues(stored(item, condition.attribute), condition.value));
  }
}

function isMet(kind: 'equals' | 'less' | 'atMost', order: number | undefined): boolean {
  if (order === undefined) return false;
  if (kind === 'equals') return order === 0;
  return kind === 'less' ? order < 0 : order <= 0;
}
