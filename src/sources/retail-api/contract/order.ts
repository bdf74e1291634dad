import * as z from 'zod/mini';
import { CurrencyCode } from '../../../domain/money/currency.ts';
import { Amount, Count, Id, Instant, Rate, SignedAmount, Text } from './scalars.ts';

const described = <T extends z.ZodMiniType>(schema: T, description: string): T => schema.check(z.describe(description));

/** One rate's tax on something. */
export const Tax = z
  .object({ rate: z.nullish(Rate), amount: Amount })
  .check(z.meta({ id: 'Tax', description: "One rate's tax on something, after all discounts." }));

const Taxes = z.nullish(z.array(Tax));

export const Line = z
  .object({
    id: described(z.string().check(z.minLength(1), z.maxLength(256)), 'Unique within the order, and the same in every answer.'),
    productId: Id,
    title: z.nullish(Text),
    category: z.nullish(Text),
    quantity: described(Count, 'As ordered; what is taken off later is a refund of reason "edit".'),
    unitPrice: described(Amount, 'Before discounts; with tax where the order says taxIncluded.'),
    discount: z.nullish(described(Amount, "What discounts take off the whole line; the order's own discounts are not in it.")),
    taxes: Taxes,
    unitCost: z.nullish(described(Amount, 'What one piece cost the shop, without tax, when it was sold.')),
    giftCard: z.nullish(described(z.boolean(), 'A gift card is a liability, not a sale.')),
    addedAt: z.nullish(described(Instant, 'For a line that an edit added to the order later.')),
  })
  .check(z.meta({ id: 'Line', description: 'Goods on an order.' }));

export const Shipping = z
  .object({ amount: Amount, discount: z.nullish(Amount), taxes: Taxes })
  .check(z.meta({ id: 'Shipping', description: 'With tax where the order says taxIncluded.' }));

export const Fee = z
  .object({ kind: z.enum(['duty', 'fee', 'adjustment']), label: z.nullish(Text), amount: SignedAmount })
  .check(z.meta({ id: 'Fee', description: 'A charge that is neither goods nor shipping.' }));

export const Payment = z
  .object({ id: Id, at: Instant, kind: z.enum(['captured', 'refunded']), amount: Amount, method: z.nullish(Text) })
  .check(z.meta({ id: 'Payment', description: 'Money that moved, by its settlement.' }));

export const RefundLine = z
  .object({
    lineId: Id,
    quantity: Count,
    amount: described(Amount, 'Value of the goods, net of discounts; with tax where the order says taxIncluded.'),
    taxes: Taxes,
  })
  .check(z.meta({ id: 'RefundLine', description: 'Goods of one line taken back.' }));

export const Refund = z
  .object({
    id: Id,
    at: Instant,
    reason: z.enum(['refund', 'edit']),
    lines: z.nullish(z.array(RefundLine)),
    amount: z.nullish(described(Amount, 'What is given back for goods but not tied to a line.')),
    taxes: described(Taxes, 'The tax of `amount`.'),
    shipping: z.nullish(Shipping),
    fees: z.nullish(z.array(Fee)),
    tip: z.nullish(Amount),
  })
  .check(
    z.meta({
      id: 'Refund',
      description: 'Part of the order reversed on its own date. All amounts are positive where they give back.',
    }),
  );

/** What the shop knows of the buyer. The address is hashed with a secret key on arrival and never stored. */
export const OrderCustomer = z
  .object({
    id: z.nullish(described(Id, 'The account; absent for a guest. Never an e-mail address.')),
    email: z.nullish(described(z.string(), 'Recognises guests: hashed with a secret key on arrival, never stored.')),
  })
  .check(z.meta({ id: 'OrderCustomer', description: 'Who bought.' }));

/** An order as the shop states it now. */
export const RetailOrder = z
  .object({
    id: Id,
    updatedAt: described(Instant, 'Later after every change of anything below, refunds and captures included.'),
    placedAt: Instant,
    currency: CurrencyCode.check(z.describe('ISO 4217, e.g. GBP.')),
    taxIncluded: described(z.boolean(), 'True when prices, discounts, shipping and refunded amounts contain their tax.'),
    status: z.enum(['placed', 'pending', 'cancelled', 'draft', 'failed']),
    cancelledAt: z.nullish(described(Instant, 'Required when the status is cancelled.')),
    test: z.nullish(z.boolean()),
    deleted: z.nullish(described(z.boolean(), 'A deleted order stays in the list with this flag and a later updatedAt.')),
    customer: z.nullish(OrderCustomer),
    country: z.nullish(described(Text, 'Where the goods go, e.g. GB.')),
    channel: z.nullish(Text),
    paymentMethods: z.nullish(z.array(Text)),
    discountCodes: z.nullish(z.array(Text)),
    lines: z.array(Line),
    discounts: z.nullish(
      z.array(z.object({ code: z.nullish(Text), amount: Amount })).check(z.describe('What is taken off the order as a whole.')),
    ),
    shipping: z.nullish(Shipping),
    fees: z.nullish(z.array(Fee)),
    tip: z.nullish(Amount),
    payments: z.nullish(z.array(Payment)),
    refunds: z.nullish(z.array(Refund)),
  })
  .check(z.meta({ id: 'Order', description: 'An order as the shop states it now. Fields that are not named here are ignored.' }));
export type RetailOrder = z.infer<typeof RetailOrder>;
