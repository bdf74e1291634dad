import { type Median, medianOf, type OrderValues } from '../rollups/order-values.ts';

/**
 * What the order in the middle was worth when it was placed. Undefined without orders; `bound` is how far it may be off, as a share.
 * @unit minor units
 * @formula the middle of the order values of the span, the mean of the two middle ones where there are two, rounded half to even
 * @grain of its own span only; exact up to 256 different values, else from buckets of 1/64 of an octave
 * @source ours: an average follows a few large orders, the median does not
 */
export const medianOrderValue = (values: OrderValues): Median | undefined => medianOf(values);
