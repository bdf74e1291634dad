/** The columns of Shopify's export of orders, as documented. */
const COLUMNS = [
  ...['Name', 'Email', 'Financial Status', 'Paid at', 'Fulfillment Status', 'Fulfilled at', 'Accepts Marketing', 'Currency', 'Subtotal'],
  ...['Shipping', 'Taxes', 'Total', 'Discount Code', 'Discount Amount', 'Shipping Method', 'Created at', 'Lineitem quantity'],
  ...['Lineitem name', 'Lineitem price', 'Lineitem compare at price', 'Lineitem sku', 'Lineitem requires shipping', 'Lineitem taxable'],
  'Lineitem fulfillment status',
  ...['Billing', 'Shipping'].flatMap((of) =>
    ['Name', 'Street', 'Address1', 'Address2', 'Company', 'City', 'Zip', 'Province', 'Country', 'Phone'].map((what) => `${of} ${what}`),
  ),
  ...[
    'Notes',
    'Note Attributes',
    'Cancelled at',
    'Payment Method',
    'Payment Reference',
    'Refunded Amount',
    'Vendor',
    'Outstanding Balance',
  ],
  ...['Employee', 'Location', 'Device ID', 'Id', 'Tags', 'Risk Level', 'Source', 'Lineitem discount'],
  ...[1, 2, 3, 4, 5].flatMap((number) => [`Tax ${number} Name`, `Tax ${number} Value`]),
];

export type ShopifyRow = Readonly<Record<string, string>>;

const FIRST_ROW: ShopifyRow = {
  Email: 'ann@example.com',
  'Financial Status': 'paid',
  Currency: 'USD',
  Shipping: '0.00',
  Taxes: '0.00',
  'Billing Name': 'Ann Example',
  'Billing Phone': '555-0100',
  'Billing Country': 'US',
  'Shipping Country': 'CA',
  'Payment Method': 'Shopify Payments',
  'Refunded Amount': '0.00',
  Source: 'web',
};

const LINE: ShopifyRow = { 'Lineitem quantity': '1', 'Lineitem name': 'Mug - blue', 'Lineitem sku': 'MUG-B', 'Lineitem discount': '0.00' };

const pick = (row: ShopifyRow, columns: readonly string[]): ShopifyRow =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));

/** An order's rows: what it states once on the first, then only its name, e-mail, time and a line. */
export const shopifyOrder = (head: ShopifyRow, ...lines: readonly ShopifyRow[]): ShopifyRow[] => {
  const order: ShopifyRow = { 'Created at': '2026-09-03 10:14:00 -0400', ...FIRST_ROW, ...head };
  const repeated = pick(order, ['Name', 'Email', 'Created at']);
  return lines.map((line, index) => ({ ...LINE, ...(index === 0 ? order : repeated), ...line }));
};

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The text of a file with these rows. */
export const shopifyFile = (...orders: readonly (readonly ShopifyRow[])[]): string => {
  const rows = orders.flat().map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
};
