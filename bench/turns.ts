import { Zone } from '../src/domain/time/zone.ts';
import { auditTurn } from '../src/pipeline/audit/audit-turn.ts';
import type { Effects, Shop } from '../src/pipeline/effects.ts';
import { endImport, importOrders } from '../src/pipeline/import-orders.ts';
import { scanItems } from '../src/pipeline/rebuild.ts';
import { sweepNightly } from '../src/pipeline/sweep.ts';
import { createSweepTurn } from '../src/pipeline/sweep-turn/sweep-turn.ts';
import { inDynalite } from '../src/store/dynamodb/emulated-table.fixture.ts';
import { spentBetween } from '../src/store/meter-reading.ts';
import type { Tally } from '../src/store/tally.ts';
import { type Figure, medianOf, type Section } from './figure.ts';
import { inLab, type Lab, progress, SHOP } from './lab.ts';
import { ordinaryOrders } from './ordinary-orders.ts';

const FIRST_SECOND = Date.parse('2026-01-05T00:00:00Z') / 1000;
const DAYS = 10;
const ORDERS_A_DAY = 1_500;
const HOUR_MS = 3_600_000;

/** The last day is nearly over: a sweep reads two whole days. */
const EVENING_MS = (FIRST_SECOND + DAYS * 86_400) * 1000 - HOUR_MS;
const MINUTE_MS = 60_000;

/** @source src/lambda/nightly/create-nightly.ts and infra/schedules.ts: 2,400 units a turn, 48 turns a night */
const UNITS_A_NIGHT = 48 * 2_400;
const A_MILLION = 1_000_000;

/** What a minute's share of a tenth of the read capacity is. @source the write protocol, sweep */
const TENTH_OF_A_MINUTE = 0.1 * 25 * 60;

const KATHMANDU: Shop = { ...SHOP, zone: Zone.parse('Asia/Kathmandu') };

const fill = async (shop: Shop, { effects, setClock }: Lab): Promise<number> => {
  const lives = [...ordinaryOrders({ perDay: ORDERS_A_DAY, days: DAYS, firstSecond: FIRST_SECOND })];
  const records = lives.map(({ placed }) => ({ kind: 'order', document: placed, rows: 1 }) as const);
  const batches = () => [{ records, position: records.length }];
  setClock(EVENING_MS - HOUR_MS);
  await endImport(await importOrders({ id: 'history', exportedAtMs: FIRST_SECOND * 1000, batches }, shop, effects), effects);
  setClock(EVENING_MS - HOUR_MS / 2);
  await sweepNightly(shop, effects);
  return records.length;
};

const spentBy = async ({ meter }: Lab, work: () => Promise<unknown>): Promise<Tally> => {
  const before = meter.read();
  await work();
  return spentBetween(before, meter.read()).total;
};

/** Median of the seconds that sweeps take, one each minute. */
const secondsOfSweeps = async (shop: Shop, effects: Effects): Promise<number> => {
  const seconds: number[] = [];
  for (let minute = 1; minute <= 5; minute += 1) {
    const nowMs = EVENING_MS + minute * MINUTE_MS * 2;
    const began = performance.now();
    await createSweepTurn()('sweep', shop, { effects: { ...effects, nowMs: () => nowMs }, limits: { untilMs: nowMs + HOUR_MS } });
    seconds.push((performance.now() - began) / 1000);
  }
  return medianOf(seconds);
};

/** The same table in an emulator: every read over the wire, and unpacked by our engine. */
const secondsInDynalite = async (shop: Shop, { effects }: Lab): Promise<number> => {
  const { table, close } = await inDynalite();
  try {
    for await (const item of scanItems('', effects)) await table.putIf(item);
    return await secondsOfSweeps(shop, { ...effects, table });
  } finally {
    await close();
  }
};

const sweepOnce = (shop: Shop, lab: Lab, nowMs: number): Promise<unknown> => {
  lab.setClock(nowMs);
  return createSweepTurn()('sweep', shop, { effects: lab.effects, limits: { untilMs: nowMs + HOUR_MS } });
};

const idleFigures = (): Promise<Figure[]> =>
  inLab({ path: ':memory:', startMs: EVENING_MS - HOUR_MS }, async (lab) => {
    await sweepOnce(SHOP, lab, EVENING_MS);
    const idle = await spentBy(lab, () => sweepOnce(SHOP, lab, EVENING_MS + MINUTE_MS));
    return [
      { what: 'a minute in which nothing happens', ours: idle.readUnits, unit: 'read units' },
      { what: '…', ours: idle.writeUnits, unit: 'write units' },
    ];
  });

const busyFigures = (shop: Shop, name: string): Promise<Figure[]> =>
  inLab({ path: ':memory:', startMs: (FIRST_SECOND - 1) * 1000, shop }, async (lab) => {
    const orders = await fill(shop, lab);
    await sweepOnce(shop, lab, EVENING_MS);
    const sweep = await spentBy(lab, () => sweepOnce(shop, lab, EVENING_MS + 2 * MINUTE_MS));
    const audit = await spentBy(lab, () => auditTurn(shop, lab.effects, async () => true));
    const perOrder = audit.readUnits / orders;
    return [
      { what: `a sweep at 1,500 orders a day, ${name}`, ours: sweep.readUnits, unit: 'read units', goal: TENTH_OF_A_MINUTE },
      { what: '…', ours: sweep.writeUnits, unit: 'write units' },
      { what: `… its own run, on SQLite`, ours: await secondsOfSweeps(shop, lab.effects), unit: 's', goal: 2 },
      { what: `… its own run, through an emulator (dynalite)`, ours: await secondsInDynalite(shop, lab), unit: 's', goal: 2 },
      { what: `an audit of a million orders, ${name}`, ours: perOrder * A_MILLION, unit: 'read units' },
      { what: '… takes', ours: (perOrder * A_MILLION) / UNITS_A_NIGHT, unit: 'nights' },
    ];
  });

/** Turns of the sweep and of the audit, as the deployed functions take them. */
export const turnsSection = async (): Promise<Section> => {
  progress('turns of the sweep and the audit');
  return {
    title: 'Turns of the sweep and the audit',
    intro:
      'As the deployed functions take them, each in a process that remembers nothing: an hour before the end of the last of ten days. A sweep is held to a tenth of the free read units of a minute; where it needs more, its interval must be longer. An audit has 48 turns a night of 2,400 units.',
    figures: [...(await idleFigures()), ...(await busyFigures(SHOP, 'in UTC')), ...(await busyFigures(KATHMANDU, 'in Kathmandu'))],
  };
};
