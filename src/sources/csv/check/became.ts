import { minorDigits } from '../../../domain/money/currency.ts';
import { moneyText } from '../../../domain/money/money-text.ts';
import type { Line, OrderDocument } from '../../../domain/order/order-document.ts';
import type { Zone } from '../../../domain/time/zone.ts';
import type { Profile } from '../profile/profile.ts';
import { clockOf, clockText } from './clock.ts';

export type Booked = { readonly document: OrderDocument; readonly zone: Zone };

type OrderField = keyof Profile['order'];
type LineField = keyof Profile['line'];

const timeText = (second: number, zone: Zone): string => clockText(clockOf(second, zone), zone);

const add = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const money = ({ document: { currency } }: Booked, minor: number): string => `${moneyText(minor, minorDigits(currency))} ${currency}`;

const taxesOf = (taxes: readonly { readonly minor: number }[] | undefined): number => add((taxes ?? []).map(({ minor }) => minor));

const discountText = (booked: Booked): string => {
  const { discounts = [], lines } = booked.document;
  const own = add(lines.map(({ discount = 0 }) => discount));
  return `discounts of the order ${money(booked, add(discounts.map(({ minor }) => minor)))}, of its lines ${money(booked, own)}`;
};

const shippingTaxText = (booked: Booked): string => `tax of shipping ${money(booked, taxesOf(booked.document.shipping?.taxes))}`;

const customerText = ({ document: { customerKey } }: Booked): string =>
  customerKey === undefined ? 'customer not known' : 'customer known';

const refundText = (booked: Booked): string => {
  const [refund] = (booked.document.reversals ?? []).filter(({ reason }) => reason === 'refund');
  if (refund !== undefined) return `given back ${timeText(refund.at, booked.zone)}${refund.undated ? ', when the file was exported' : ''}`;
  return booked.document.cancelledAt === undefined ? 'nothing given back' : 'nothing more: the order is cancelled';
};

/** What a cell that an order states once became in its document. */
export const ORDER_BECAME: { readonly [F in OrderField]-?: (booked: Booked) => string } = {
  id: ({ document }) => `order ${document.source}#${document.id}`,
  placedAt: ({ document, zone }) => `placed ${timeText(document.placedAt, zone)}`,
  group: () => 'holds the rows together',
  cancelledAt: ({ document, zone }) => `cancelled ${timeText(document.cancelledAt ?? document.placedAt, zone)}`,
  customer: customerText,
  email: customerText,
  country: ({ document }) => `country ${document.country}`,
  channel: ({ document }) => `channel ${document.channel}`,
  paymentMethod: ({ document }) => `payment method ${document.paymentMethods?.join(', ')}`,
  discountCode: ({ document }) => `discount code ${document.codes?.join(', ')}`,
  currency: ({ document }) => `currency ${document.currency}`,
  rate: ({ document }) => (document.rate === undefined ? "not needed: the shop's own currency" : `rate ${document.rate}`),
  shipping: (booked) => `shipping ${money(booked, booked.document.shipping?.charged ?? 0)}, without tax`,
  shippingTax: shippingTaxText,
  shippingTaxRate: shippingTaxText,
  discount: discountText,
  tax: (booked) => {
    const { lines, shipping } = booked.document;
    return `tax of lines ${money(booked, add(lines.map(({ taxes }) => taxesOf(taxes))))}, of shipping ${money(booked, taxesOf(shipping?.taxes))}`;
  },
  fee: (booked) => `fees ${money(booked, taxesOf(booked.document.fees))}`,
  tip: (booked) => `tip ${money(booked, booked.document.tip ?? 0)}`,
  goods: discountText,
  total: () => 'compared with the sum of what is booked',
  refunded: refundText,
  refundedAt: refundText,
};

const lineDiscountText = ({ discount = 0 }: Line, booked: Booked): string => `discount ${money(booked, discount)}, without tax`;

const costText = ({ unitCost, totalCost = 0 }: Line, booked: Booked): string =>
  unitCost === undefined ? `cost ${money(booked, totalCost)} in all` : `cost ${money(booked, unitCost)} a piece`;

/** What a cell of a line became. */
export const LINE_BECAME: { readonly [F in LineField]-?: (line: Line, booked: Booked) => string } = {
  id: ({ id }) => `line ${id}`,
  product: ({ productId, giftCard }) => `${giftCard ? 'gift card' : 'product'} ${productId}`,
  title: () => 'title of the product',
  category: ({ category }) => `category ${category}`,
  quantity: ({ quantity }) => `${quantity} sold`,
  unitPrice: ({ gross }, booked) => `gross ${money(booked, gross)}, without tax`,
  total: ({ gross }, booked) => `gross ${money(booked, gross)}, without tax`,
  discountedTotal: ({ gross, discount = 0 }, booked) => `${money(booked, gross - discount)} after its discount, without tax`,
  discount: lineDiscountText,
  discountRate: lineDiscountText,
  tax: ({ taxes }, booked) => `tax ${money(booked, taxesOf(taxes))}`,
  taxRate: ({ taxes }, booked) => `tax ${money(booked, taxesOf(taxes))}`,
  unitCost: costText,
  totalCost: costText,
  profit: costText,
};
