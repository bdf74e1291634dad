import { ProductId, type SourceName } from '../../../domain/ids.ts';
import { RetailProduct } from '../contract/product.ts';
import { type Fault, faultOf } from './fault.ts';
import { secondOf } from './second-of.ts';

/** What is known of a product since `asOf` (seconds), or why the record cannot be taken. */
export type ProductOutcome =
  | {
      readonly kind: 'product';
      readonly product: {
        readonly source: SourceName;
        readonly productId: ProductId;
        readonly title: string;
        readonly category?: string;
        readonly asOf: number;
      };
    }
  | ({ readonly kind: 'rejected'; readonly record: string } & Fault);

/** Maps one product of the contract: what it is called now. */
export const toProduct = (value: unknown, source: SourceName): ProductOutcome => {
  const stated = RetailProduct.safeParse(value);
  const productId = ProductId.safeParse(stated.data?.id);
  if (!stated.success || !productId.success) {
    const issues = stated.error?.issues ?? productId.error?.issues ?? [];
    return { kind: 'rejected', record: JSON.stringify({ product: Reflect.get(Object(value), 'id') }), ...faultOf(issues, value) };
  }
  const { title, category, updatedAt } = stated.data;
  const product = { source, productId: productId.data, title, ...(category != null && { category }), asOf: secondOf(updatedAt) };
  return { kind: 'product', product };
};
