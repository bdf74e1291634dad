import * as z from 'zod/mini';
import { OrderId, orderRef, SourceName } from '../../domain/ids.ts';
import { OrderDocument } from '../../domain/order/order-document.ts';
import { type FoundOrder, findOrder } from '../../store/find-order.ts';
import { EventRow, eventRow } from '../orders/event-row.ts';
import { refuse } from '../response.ts';
import { queryRoute } from '../route.ts';
import { named } from '../schemas/registry.ts';

const CustomerPlace = z.strictObject({
  customerKey: z.string(),
  orders: z.int(),
  position: z.optional(z.int()),
  previous: z.optional(z.string()),
  next: z.optional(z.string()),
  isHouse: z.boolean(),
});

const OneOrder = z.strictObject({
  source: z.string(),
  id: z.string(),
  version: z.strictObject({ updatedAt: z.string(), readAt: z.string() }),
  document: OrderDocument,
  postings: z.array(z.strictObject({ day: z.string(), bookedAt: z.string(), events: z.array(EventRow) })),
  customer: z.optional(CustomerPlace),
});

named.add(OneOrder, {
  id: 'OneOrder',
  description:
    'An order as it stands, and what the ledger says of it by UTC day. Who bought is only there for a token with the scope read:customers.',
});

const postingsOf = ({ postings }: FoundOrder) =>
  postings.map(({ day, bookedAt, posting }) => ({ day, bookedAt, events: (posting?.events ?? []).map(eventRow) }));

export const getOrder = queryRoute({
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
  answer: OneOrder,
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
