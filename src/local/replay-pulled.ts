import { SourceName } from '../domain/ids.ts';
import { versionOf } from '../domain/version.ts';
import type { Effects, Shop } from '../pipeline/effects.ts';
import { type Quarantined, release } from '../pipeline/quarantine.ts';
import { takeOrders } from '../pipeline/take-orders.ts';
import { readOrder } from '../sources/retail-api/retail-source.ts';
import type { Replayed } from './replay-quarantine.ts';

/**
 * Takes an order that a shop answered through its door again. Its e-mail is the guest's key already. It is as new as the shop said, so that
 * what the shop has said of it since stays.
 */
export const replayPulled = async (held: Quarantined, { shop, effects }: { shop: Shop; effects: Effects }): Promise<Replayed> => {
  const { id, origin, receivedAt } = held;
  const source = SourceName.parse(origin.split(/[#,]/)[0]);
  const read = readOrder(JSON.parse(held.record), { source, guestKey: (key) => key });
  if (read.kind === 'rejected') return { id, outcome: 'quarantined', reason: read.reason, detail: read.detail };
  const version = versionOf(read.updatedAtMs, Date.parse(receivedAt));
  const [taken] = await takeOrders([{ kind: 'order', document: read.document, version }], shop, effects);
  if (taken === undefined || taken.outcome === 'quarantined')
    return { id, outcome: 'quarantined', reason: held.reason, detail: held.detail };
  await release(held, effects);
  return { id, outcome: taken.outcome, order: taken.ref };
};
