import type * as z from 'zod/mini';
import { OrderDocument } from '../../../domain/order/order-document.ts';
import { withoutAddresses } from '../../addresses.ts';
import type { Fault } from '../source-row.ts';
import type { OrderDraft } from './draft-order.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const ENDINGS: Readonly<Record<string, string>> = { too_big: 'too-large', too_small: 'too-small' };

const fieldOf = (issue: z.core.$ZodIssue): string => String(issue.path.findLast((key) => typeof key === 'string') ?? 'order');

const explain = (issue: z.core.$ZodIssue, draft: OrderDraft): Fault => {
  const value = issue.path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), draft);
  const shown = withoutAddresses(String(JSON.stringify(value)).slice(0, 80));
  const reason = `${kebab(fieldOf(issue))}-${ENDINGS[issue.code] ?? 'invalid'}`;
  return { reason, detail: `${issue.path.join('.')} would be ${shown}: ${issue.message}. Correct the row, or the profile.` };
};

const repeatedLine = ({ lines }: OrderDraft): Fault | undefined => {
  const ids = new Set(lines.map(({ id }) => id));
  if (ids.size === lines.length) return undefined;
  return { reason: 'line-id-repeated', detail: 'Two lines of the order have the same id. Correct it, or name no column of line ids.' };
};

/** The document of a draft, or why it is none. */
export const checkOrder = (draft: OrderDraft): { readonly document: OrderDocument } | { readonly fault: Fault } => {
  const parsed = OrderDocument.safeParse(draft);
  const [issue] = parsed.error?.issues ?? [];
  if (issue !== undefined) return { fault: explain(issue, draft) };
  const repeated = repeatedLine(draft);
  if (repeated !== undefined || parsed.data === undefined) return { fault: repeated ?? { reason: 'order-invalid', detail: 'No order.' } };
  return { document: parsed.data };
};
