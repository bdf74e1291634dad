import * as z from 'zod/mini';
import { OrderId, orderRef, SourceName } from '../../domain/ids.ts';
import { type FoundOrder, findOrder } from '../../store/find-order.ts';
import { eventRow } from '../orders/event-row.ts';
import { refuse } from '../response.ts';
import { queryRoute } from '../route.ts';
import type { OneOrder } from '../schemas/order-schemas.ts';

const postingsOf = ({ postings }: FoundOrder) =>
  postings.map(({ day, bookedAt, posting }) => ({ day, bookedAt, events: (posting?.events ?? []).map(eventRow) }));

export const getOrder = queryRoute<typeof OneOrder>()({
  id: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{source}/{id}',
  scope: 'read',
  summary: 'One order',
  says: "Its document, what the ledger says of it and, with the scope `read:customers`, its place among its customer's orders.",
  pathShape: {
    source: SourceName.check(z.meta({ description: 'where it came from', examples: ['shop'] })),
    id: OrderId.check(z.meta({ description: "the source's id of it", examples: ['1001'] })),
  },
  query: {},
  media: ['application/json'],
  refusals: ['not-found'],
  handle: async ({ path: { source, id }, scopes }, { table }) => {
    const found = await findOrder(orderRef(source, id), table);
    if (found === undefined) return refuse('not-found', 'no order of this source has this id');
    const { version, document, customer } = found;
    const { customerKey: _, ...impersonal } = document;
    const mayKnow = scopes.has('read:customers');
    const body = {
      source,
      id,
      version,
      document: mayKnow ? document : impersonal,
      postings: postingsOf(found),
      ...(mayKnow && customer !== undefined && { customer }),
    };
    return { kind: 'json', body };
  },
});
