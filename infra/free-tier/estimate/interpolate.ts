import type { Spent, VolumeUse } from './measured-use.ts';

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

const spentBetween = (from: Spent, to: Spent, share: number): Spent => ({
  writeUnits: between(from.writeUnits, to.writeUnits, share),
  readUnits: between(from.readUnits, to.readUnits, share),
  calls: between(from.calls, to.calls, share),
});

/**
 * What a shop of any size uses: on the line between the two measured sizes around it, beyond the largest on the line that the last two
 * make, below the smallest as that one.
 */
export const volumeAt = (ordersADay: number, volumes: readonly VolumeUse[]): VolumeUse => {
  const above = volumes.findIndex((volume) => volume.ordersADay > ordersADay);
  const upper = above === -1 ? volumes.length - 1 : Math.max(above, 1);
  const [from, to] = [volumes[upper - 1], volumes[upper]];
  if (from === undefined || to === undefined) throw new RangeError('two sizes of shop must be measured; run "npm run bench -- --use"');
  const share = Math.max(0, (ordersADay - from.ordersADay) / (to.ordersADay - from.ordersADay));
  return {
    ordersADay,
    statementsAnOrder: between(from.statementsAnOrder, to.statementsAnOrder, Math.min(share, 1)),
    // Of one delivery or order: beyond the largest shop they stay as they are.
    first: spentBetween(from.first, to.first, Math.min(share, 1)),
    again: spentBetween(from.again, to.again, Math.min(share, 1)),
    sweepsADay: spentBetween(from.sweepsADay, to.sweepsADay, share),
    bytesAnOrder: between(from.bytesAnOrder, to.bytesAnOrder, Math.min(share, 1)),
    rollupBytesADay: between(from.rollupBytesADay, to.rollupBytesADay, share),
    processorMs: {
      delivery: between(from.processorMs.delivery, to.processorMs.delivery, Math.min(share, 1)),
      sweepsADay: between(from.processorMs.sweepsADay, to.processorMs.sweepsADay, share),
    },
  };
};
