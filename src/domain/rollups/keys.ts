import type { Dimensions } from '../ledger/posting.ts';

/** What sales break down by, one way at a time. `category` is of the goods, the rest of the order. */
export const DIMENSIONS = ['country', 'channel', 'paymentMethod', 'category', 'code'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

// Ids and labels have no control characters, so this never stands in one; keys stay exact however odd a value is.
const SEPARATOR = '\u0000';

export const dimensionKey = (dimension: Dimension, value: string): string => `${DIMENSIONS.indexOf(dimension)}${SEPARATOR}${value}`;

export const readDimensionKey = (key: string): { readonly dimension: Dimension; readonly value: string } => {
  const at = key.indexOf(SEPARATOR);
  const dimension = DIMENSIONS[Number(key.slice(0, at))];
  if (dimension === undefined) throw new RangeError(`a breakdown by an unknown dimension number ${key.slice(0, at)}`);
  return { dimension, value: key.slice(at + 1) };
};

export const cubeKey = ({ country, channel, paymentMethod }: Omit<Dimensions, 'code'>): string =>
  [country, channel, paymentMethod].join(SEPARATOR);

export const readCubeKey = (key: string): Omit<Dimensions, 'code'> => {
  const [country = '', channel = '', paymentMethod = ''] = key.split(SEPARATOR);
  return { country, channel, paymentMethod };
};

/** Products of different sources may share an id. An empty id stands for goods that the source did not tie to a product. */
export const productKey = (source: string, productId: string): string => `${source}#${productId}`;

export const readProductKey = (key: string): { readonly source: string; readonly productId: string } => {
  const at = key.indexOf('#');
  return { source: key.slice(0, at), productId: key.slice(at + 1) };
};
