import type { MeterReading } from '../src/store/meter-reading.ts';
import { numberText } from './figure.ts';

/** The kinds of items that orders are written to; all the rest is put together. */
const COMPONENTS = ['ORDER', 'LEDGER', 'CUSTOMERS', 'PRODUCTS', 'ROLLUP', 'DIRTY'] as const;

export const COMPONENT_HEADER = ['write units an order', ...COMPONENTS, 'others', 'all'];

export const writesAnOrder = ({ total }: MeterReading, orders: number): number => total.writeUnits / orders;

/** What was spent by component, an order. */
export const componentRow = (what: string, { byKind, total }: MeterReading, orders: number): string[] => {
  const named = COMPONENTS.map((kind) => byKind[kind]?.writeUnits ?? 0);
  const others = total.writeUnits - named.reduce((sum, units) => sum + units, 0);
  return [what, ...[...named, others, total.writeUnits].map((units) => numberText(units / orders))];
};
