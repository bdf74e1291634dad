import type { ShopImage } from '../rollups/shop-image.ts';

/**
 * Orders that name nobody, so that no count of customers has them.
 * @unit orders
 * @formula count(orders without a customer key)
 * @grain additive over days
 * @source https://github.com/woocommerce/woocommerce-admin/issues/1476
 */
export const ordersWithoutCustomer = ({ withoutKey }: Pick<ShopImage, 'withoutKey'>): number => withoutKey;
