import type { ShopImage } from '../rollups/shop-image.ts';

/**
 * Orders of house accounts: customers with so many orders that no history is kept of them. They are in no count of customers.
 * @unit orders
 * @formula count(orders of customers beyond 400 orders)
 * @grain additive over days
 * @source decision: a customer's record is one item and must stay small
 */
export const houseOrders = ({ house }: Pick<ShopImage, 'house'>): number => house;
