import { checkValue } from './check-item.ts';
import { checkLength, invalid } from './check-text.ts';
import { MAX_COMPARISONS, MAX_NAME_BYTES } from './limits.ts';
import type { Condition } from './port.ts';

function comparisons(condition: Condition): number {
  switch (condition.kind) {
    case 'absent':
    case 'present':
      return 1;
    case 'any':
    case 'all':
      return condition.of.reduce((count, part) => count + comparisons(part), 1);
    case 'missing':
      checkLength('an attribute name', condition.attribute, MAX_NAME_BYTES);
      return 1;
    default:
      checkLength('an attribute name', condition.attribute, MAX_NAME_BYTES);
      checkValue(condition.attribute, condition.value);
      return 1;
  }
}

/** Throws when a condition compares with what cannot be stored, or is too long for one request. */
export function checkCondition(condition: Condition | undefined): void {
  if (condition === undefined) return;
  const count = comparisons(condition);
  if (count > MAX_COMPARISONS) throw invalid('condition', `a condition of ${count} parts, ${MAX_COMPARISONS} at most; split the write`);
}
