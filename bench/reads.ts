import type { Section } from './figure.ts';
import type { WebhookDay } from './webhook.ts';

const SECONDS_A_DAY = 86_400;
const FREE_READ_UNITS = 25;
/** Folding takes at most this share of the free read capacity. @source the write protocol, sweep, step 4 */
const SWEEP_SHARE = 0.1;

const sweepReads = ({ spent }: WebhookDay): number => (spent.byKind.LEDGER?.readUnits ?? 0) + (spent.byKind.ROLLUP?.readUnits ?? 0);

const allReads = ({ spent }: WebhookDay): number => spent.total.readUnits;

/** Read units of the days that were measured for their writes. */
export const readsSection = (days: readonly WebhookDay[]): Section => {
  const plain = days.filter(({ isPlain, times }) => isPlain && times === 1);
  return {
    title: 'Read units, booking and sweeping',
    intro:
      'Of the same days, plain and delivered once. Booking reads the document twice, strongly; sweeping reads the postings of today and yesterday each time. A day of the free capacity is 2,160,000 units.',
    figures: plain.flatMap((day) => {
      const name = `${day.perDay.toLocaleString('en')} a day`;
      return [
        { what: `${name}: collecting and booking an order`, ours: (allReads(day) - sweepReads(day)) / day.perDay, unit: 'read units' },
        {
          what: `${name}: a day's sweeps`,
          ours: sweepReads(day),
          unit: 'read units',
          goal: SWEEP_SHARE * FREE_READ_UNITS * SECONDS_A_DAY,
        },
      ];
    }),
  };
};
