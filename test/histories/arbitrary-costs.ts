import type { CostEntry } from '../../src/domain/costs/cost-history.ts';
import { ProductId, type ProductRef, productRef, SourceName } from '../../src/domain/ids.ts';
import type { OrderDocument } from '../../src/domain/order/order-document.ts';
import { addDays } from '../../src/domain/time/day.ts';
import { localDay } from '../../src/domain/time/zone.ts';
import { type Plan, PRODUCTS } from './arbitrary-orders.ts';
import type { CostsTold } from './protocol.ts';
import type { Random } from './random.ts';

const UNIT_COSTS = ['1.155', '2', '0', '0.335', '12.5'];

const arbitraryEntries = (plan: Plan, instants: readonly number[], random: Random): CostEntry[] => {
  const froms = Array.from({ length: random.between(1, 3) }, () =>
    random.chance(0.2) ? ('' as const) : addDays(localDay(plan.zone, random.pick(instants)), random.between(-1, 1)),
  );
  return [...new Set(froms)].map((from) => ({ from, unitCost: random.pick(UNIT_COSTS) }));
};

const instantsOf = ({ placedAt, lines }: OrderDocument): number[] => [placedAt, ...lines.flatMap(({ addedAt }) => addedAt ?? [])];

/** A file of unit costs whose days lie about those of the orders. */
export const arbitraryCosts = (plan: Plan, random: Random): CostsTold => {
  const instants = plan.orders.flat().flatMap(({ document }) => instantsOf(document));
  const named = PRODUCTS.filter(() => random.chance(0.6));
  return new Map(
    named.map(({ productId }): [ProductRef, CostEntry[]] => [
      productRef(SourceName.parse('shop'), ProductId.parse(productId)),
      arbitraryEntries(plan, instants, random),
    ]),
  );
};
