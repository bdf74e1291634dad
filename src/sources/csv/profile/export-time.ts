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
