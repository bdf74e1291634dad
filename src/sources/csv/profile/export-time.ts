import { columnsOfField } from './columns.ts';
import type { Profile } from './profile.ts';

/** Why files of this profile cannot be taken without being told when they were exported; undefined when they can. */
export const whyExportTime = ({ ids, source, order }: Profile): string | undefined => {
  if (ids === 'platform')
    return `its orders have the ids that ${source} itself gives them, and of two statements about an order the newer counts`;
  if (order.refunded !== undefined && order.refundedAt === undefined)
    return `the refunds in its column ${columnsOfField(order.refunded).join(' and ')} have no date but that of the export`;
  return undefined;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** When a file was exported, from text (milliseconds); undefined for what is no past instant with its offset. */
export const parseExportTime = (text: string, nowMs: number): number | undefined => {
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return ms > 0 && ms <= nowMs ? ms : undefined;
};
