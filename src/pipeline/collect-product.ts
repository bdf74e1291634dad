import type { ProductId, SourceName } from '../domain/ids.ts';
import type { Condition, Item } from '../store/port.ts';
import { productItemKey } from '../store/table.ts';
import type { Effects } from './effects.ts';

/** What is known of a product as of an instant (seconds). */
export type Product = {
  readonly source: SourceName;
  readonly productId: ProductId;
  readonly title: string;
  readonly category?: string;
  readonly asOf: number;
};

// Of two states as of the same second the greater title stands, so that the order of arrival does not matter.
const productGivesWay = ({ asOf, title }: Product): Condition => ({
  kind: 'any',
  of: [
    { kind: 'absent' },
    { kind: 'less', attribute: 'asOf', value: asOf },
    {
      kind: 'all',
      of: [
        { kind: 'equals', attribute: 'asOf', value: asOf },
        { kind: 'less', attribute: 'title', value: title },
      ],
    },
  ],
});

/** Puts a product unless what stands is as new. True when it was put. */
export const collectProduct = async (product: Product, { table }: Pick<Effects, 'table'>): Promise<boolean> => {
  const { source, productId, title, category, asOf } = product;
  const item: Item = { ...productItemKey(source, productId), title, ...(category !== undefined && { category }), asOf };
  return (await table.putIf(item, productGivesWay(product))).kind === 'done';
};
