import type { ImportBatch, ImportRecord } from '../../src/pipeline/import-orders.ts';
import { arbitraryCosts } from './arbitrary-costs.ts';
import { exportedAtMs, type Plan, type Told } from './arbitrary-orders.ts';
import type { Profile } from './profile.ts';
import type { CostsTold } from './protocol.ts';
import type { Random } from './random.ts';

/** One thing that is delivered until it has succeeded: a record, a file of records in batches, or a file of unit costs. */
export type Delivery =
  | { readonly kind: 'costs'; readonly costs: CostsTold }
  | { readonly kind: 'record'; readonly told: Told }
  | { readonly kind: 'file'; readonly id: string; readonly exportedAtMs: number; readonly batches: readonly ImportBatch[] };

const arbitraryBatches = (records: readonly ImportRecord[], random: Random): ImportBatch[] => {
  const batches: ImportBatch[] = [];
  for (let position = 0; position < records.length; ) {
    const end = Math.min(records.length, position + random.between(1, 3));
    batches.push({ records: records.slice(position, end), position: end });
    position = end;
  }
  return batches;
};

const filesOf = (plan: Plan, random: Random): Delivery[] => {
  const most = Math.max(...plan.orders.map((states) => states.length));
  return Array.from({ length: most }, (_, number): Delivery => {
    const records = plan.orders.flatMap((states): ImportRecord[] => {
      const told = states[number];
      return told === undefined ? [] : [{ kind: 'order', document: told.document, rows: 1 }];
    });
    const batches = arbitraryBatches(random.shuffle(records), random);
    return { kind: 'file', id: `file-${number}`, exportedAtMs: exportedAtMs(plan, number), batches };
  });
};

// Each order's states in turn, the orders among each other at random.
const inTurn = (plan: Plan, random: Random): Delivery[] => {
  const waiting = plan.orders.map((states) => [...states]);
  const deliveries: Delivery[] = [];
  for (;;) {
    const open = waiting.filter((states) => states.length > 0);
    if (open.length === 0) return deliveries;
    const told = random.pick(open).shift();
    if (told !== undefined) deliveries.push({ kind: 'record', told });
  }
};

const costsFiles = (plan: Plan, { costs }: Profile, random: Random): Delivery[] =>
  Array.from({ length: random.between(1, costs) }, () => ({ kind: 'costs', costs: arbitraryCosts(plan, random) }));

/** All that is to be delivered, in the order in which it first is. */
export const arbitraryDeliveries = (plan: Plan, profile: Profile, random: Random): Delivery[] => {
  const records = inTurn(plan, random);
  const again = records.filter(() => random.chance(profile.duplicates));
  if (profile.costs > 0) return random.shuffle([...records, ...again, ...costsFiles(plan, profile, random)]);
  if (profile.imports) return random.shuffle([...filesOf(plan, random), ...again]);
  return profile.reordered ? random.shuffle([...records, ...again]) : [...records, ...random.shuffle(again)];
};
