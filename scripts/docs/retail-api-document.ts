import * as z from 'zod/mini';
import { RetailCustomer } from '../../src/sources/retail-api/contract/customer.ts';
import { RetailOrder } from '../../src/sources/retail-api/contract/order.ts';
import { RetailProduct } from '../../src/sources/retail-api/contract/product.ts';
import { Id, Instant } from '../../src/sources/retail-api/contract/scalars.ts';
import { OrderUpdated } from '../../src/sources/retail-api/contract/webhook.ts';

type Json = { readonly [name: string]: unknown };

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

// Named schemas stand once, among the components of the document.
const moveRefs = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/^#\/\$defs\//, '#/components/schemas/');
  if (Array.isArray(value)) return value.map(moveRefs);
  return isJson(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moveRefs(inner)])) : value;
};

const ALL = z.object({ order: RetailOrder, product: RetailProduct, customer: RetailCustomer, webhook: OrderUpdated });

const schemasOf = (): Json => {
  const { $defs } = z.toJSONSchema(ALL, { io: 'input' });
  const named = Object.entries($defs ?? {}).map(([name, { $schema: _, id: __, ...schema }]) => [name, moveRefs(schema)] as const);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
};

const inlineSchema = (schema: z.ZodMiniType): Json => {
  const { $schema: _, description: __, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json;
};

const query = (name: string, description: string, schema: Json): Json => ({ name, in: 'query', required: false, description, schema });

const PAGING: readonly Json[] = [
  query('updatedSince', 'Only what changed at this instant or later; without it, from the beginning.', inlineSchema(Instant)),
  query('updatedBefore', 'Only what changed before this instant; without it, to the present.', inlineSchema(Instant)),
  query('cursor', "The page before's nextCursor, with the same updatedSince and updatedBefore.", { type: 'string' }),
  query('limit', 'At most so many records; fewer are allowed.', { type: 'integer', minimum: 1, maximum: 250, default: 100 }),
];

const HEADERS: Json = { Date: { description: "The shop's clock when it answered.", required: true, schema: { type: 'string' } } };

const REFUSALS: Json = {
  401: { description: 'The token is missing or wrong.' },
  429: {
    description: 'Too many requests; Retry-After says when to come again, in seconds or as a date. It is honoured up to five minutes.',
    headers: { 'Retry-After': { schema: { type: 'string' } } },
  },
  503: { description: 'Not now; Retry-After as for 429.' },
};

const answerOf = (schema: Json): Json => ({ description: 'As it is now.', headers: HEADERS, content: { 'application/json': { schema } } });

const listOf = (resource: string, schema: string, more = ''): Json => ({
  get: {
    operationId: `list-${resource}`,
    summary: `What changed among ${resource}`,
    description: `Sorted by updatedAt, then id, so that what changes during a walk moves to its end and is met again there.${more}`,
    parameters: PAGING,
    responses: {
      200: answerOf({
        type: 'object',
        required: [resource, 'nextCursor'],
        properties: {
          [resource]: { type: 'array', items: { $ref: `#/components/schemas/${schema}` } },
          nextCursor: {
            type: ['string', 'null'],
            maxLength: 2000,
            description: 'Null on the last page; any text that is good for the shop.',
          },
        },
      }),
      ...REFUSALS,
    },
  },
});

const WEBHOOK_HEADERS: readonly Json[] = [
  ['webhook-id', 'The same for every attempt to deliver the message.'],
  ['webhook-timestamp', 'When it is sent, in seconds since 1970; refused when more than 300 s from our clock.'],
  [
    'webhook-signature',
    '`v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, separated by spaces, while the secret is changed.',
  ],
].map(([name, description]) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } }));

const WEBHOOKS: Json = {
  'order.updated': {
    post: {
      operationId: 'order-updated',
      summary: 'An order was placed or changed',
      description:
        'Signed as Standard Webhooks says. At most 1 MB. A hint only: what is lost on the way is found by the next pull, and what comes twice changes nothing.',
      parameters: WEBHOOK_HEADERS,
      requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/OrderUpdated' } } } },
      responses: {
        200: { description: 'Taken.' },
        401: { description: 'Not believed: unsigned, signed otherwise, or too old.' },
        413: { description: 'Too large.' },
      },
    },
  },
};

/** The contract of a shop that tillbook can pull, as an OpenAPI 3.1 document made of the schemas by which its answers are read. */
export const retailApiDocument = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Retail API',
    version: '1',
    description:
      'What a shop answers so that Tillbook can read it. Amounts are decimal text in major units, ids are text, instants are ISO 8601 with their offset. Fields that are not named here are ignored. Null and absent mean the same.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: 'https://shop.example.com' }],
  security: [{ token: [] }],
  paths: {
    '/v1/orders': listOf('orders', 'Order'),
    '/v1/orders/{id}': {
      get: {
        operationId: 'get-order',
        summary: 'One order',
        parameters: [{ name: 'id', in: 'path', required: true, schema: inlineSchema(Id) }],
        responses: { 200: answerOf({ $ref: '#/components/schemas/Order' }), 404: { description: 'No such order.' }, ...REFUSALS },
      },
    },
    '/v1/products': listOf('products', 'Product', ' A shop without this list answers 404.'),
    '/v1/customers': listOf('customers', 'Customer', ' A shop without this list answers 404.'),
  },
  webhooks: WEBHOOKS,
  components: { schemas: schemasOf(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
});
