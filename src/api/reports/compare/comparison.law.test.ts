import assert from 'node:assert/strict';
import { type Day, daysBetween } from '../../../domain/time/day.ts';
import { SECONDS_AN_HOUR } from '../../../domain/time/hour-label.ts';
import { startOfDay, Zone } from '../../../domain/time/zone.ts';
import type { QueryParams } from '../query-params.ts';
import { ADDITIVE, checkLaw, rangeOf, sumOf } from '../random-shop.fixture.ts';
import type { Report, Row } from '../report.ts';
import { COMPARISONS, OFFERED, REPORTS } from '../report-query.ts';

const GRAINED: readonly QueryParams[] = REPORTS.flatMap((report) => OFFERED[report].grains.map((grain) => ({ report, grain })));

const DIVIDED: readonly QueryParams[] = [
  { report: 'sales', by: 'country' },
  { report: 'sales', by: 'category' },
  { report: 'sales', by: 'code', grain: 'month' },
  { report: 'sales', by: ['country', 'channel'], grain: 'week' },
  { report: 'sales', country: 'GB', grain: 'day' },
  { report: 'customers', by: 'country' },
  { report: 'products', product: 'mug' },
  { report: 'payments', by: 'paymentMethod', grain: 'week' },
  { report: 'payments', paymentMethod: 'card', grain: 'month' },
  { report: 'taxes', by: 'taxRate', grain: 'week' },
];

const QUERIES: readonly QueryParams[] = [...GRAINED, ...DIVIDED].flatMap((query) => COMPARISONS.map((compare) => ({ ...query, compare })));

const metricsOf = ({ columns }: Report): string[] =>
  columns.filter(({ unit, name }) => unit !== 'label' && columns.some((other) => other.name === `${name}Change`)).map(({ name }) => name);

const side = (row: Row, metrics: readonly string[], ending: string): Row =>
  Object.fromEntries(metrics.map((metric) => [metric, row[`${metric}${ending}`] ?? null]));

// What is not known adds nothing.
const counted = (row: Row, metrics: readonly string[], ending: string): Row =>
  Object.fromEntries(metrics.map((metric) => [metric, sumOf([row], `${metric}${ending}`)]));

const withoutMedians = (metrics: readonly string[]): string[] => metrics.filter((metric) => !metric.startsWith('median'));

const baseOf = ({ meta }: Report): { from: string; to: string } => ({ from: meta.compare?.from ?? '', to: meta.compare?.to ?? '' });

checkLaw(
  'A comparison is asking the base range itself: the totals of every grain, breakdown and filter',
  async (_, ask) => {
    for (const query of QUERIES) {
      const compared = await ask(query);
      const base = await ask({ ...query, compare: undefined, ...baseOf(compared) });
      const metrics = query.grain === undefined || query.grain === 'total' ? metricsOf(compared) : withoutMedians(metricsOf(compared));
      assert.deepEqual(side(compared.totals, metrics, 'Previous'), side(base.totals, metrics, ''), JSON.stringify(query));
    }
  },
  12,
);

checkLaw('A comparison is asking the base range itself: row by row, by day and by value', async (_, ask) => {
  for (const query of [
    { report: 'sales', grain: 'day' },
    { report: 'customers', grain: 'day' },
  ]) {
    for (const compare of ['previous-period', 'same-weekdays', 'previous-year-weekdays']) {
      const compared = await ask({ ...query, compare });
      const base = await ask({ ...query, ...baseOf(compared) });
      const metrics = metricsOf(compared);
      assert.deepEqual(
        compared.rows.map((row) => side(row, metrics, 'Previous')),
        base.rows.slice(0, compared.rows.length).map((row) => side(row, metrics, '')),
      );
    }
  }
  for (const by of ['country', 'category', 'code']) {
    const compared = await ask({ report: 'sales', by, compare: 'previous-period' });
    const base = await ask({ report: 'sales', by, ...baseOf(compared) });
    const metrics = metricsOf(compared);
    for (const row of base.rows) {
      const same = compared.rows.find((other) => other[by] === row[by]);
      assert.deepEqual(side(same ?? {}, metrics, 'Previous'), side(row, metrics, ''), `${by} ${row[by]}`);
    }
  }
});

checkLaw(
  'A comparison changes no figure of the range itself',
  async (_, ask) => {
    for (const query of QUERIES) {
      const [compared, alone] = [await ask(query), await ask({ ...query, compare: undefined })];
      const names = alone.columns.map(({ name }) => name);
      const own = (row: Row): Row => Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name] ?? null]] : [])));
      const compareTotals = query.report === 'sales' && (query.grain === 'day' || query.grain === 'week') ? withoutMedians(names) : names;
      assert.deepEqual(side(compared.totals, compareTotals, ''), side(alone.totals, compareTotals, ''));
      assert.equal(compared.meta.counted, alone.meta.counted);
      if (compared.meta.excluded !== null) assert.deepEqual(compared.meta.excluded, alone.meta.excluded);
      const labels = alone.columns.filter(({ unit }) => unit === 'label').map(({ name }) => name);
      const nameOf = (row: Row): string => JSON.stringify(labels.map((label) => row[label]));
      const rows = new Map(compared.rows.map((row) => [nameOf(row), own(row)]));
      for (const row of alone.rows) assert.deepEqual(rows.get(nameOf(row)), row, JSON.stringify(query));
    }
  },
  12,
);

checkLaw(
  'A change is null or finite, and follows from the two figures beside it',
  async (_, ask) => {
    for (const query of QUERIES.filter(({ compare }) => compare === 'previous-period')) {
      const compared = await ask(query);
      for (const row of [...compared.rows, compared.totals]) {
        for (const metric of metricsOf(compared)) {
          const [now, before, change] = [row[metric], row[`${metric}Previous`], row[`${metric}Change`]];
          const hasSize = typeof now === 'number' && typeof before === 'number' && before !== 0;
          if (!hasSize) assert.equal(change, null);
          else
            assert.ok(
              Math.abs(Number(change) - (now - before) / Math.abs(before)) <= 0.000_05 + 1e-9,
              `${metric}: ${now} ${before} ${change}`,
            );
        }
      }
    }
  },
  15,
);

/** Figures of whole days and of some hours of one more, added up from the hours of each day. */
const addedUp = (hours: Report, days: readonly Day[], part: { day: Day; hours: number }): Row =>
  Object.fromEntries(
    [...ADDITIVE, 'orders'].map((name) => {
      const isIn = ({ period, elapsed }: Row): boolean => {
        const day = String(period).slice(0, 10) as Day;
        return days.includes(day) || (day === part.day && Number(elapsed) < part.hours);
      };
      return [name, sumOf(hours.rows.filter(isIn), name)];
    }),
  );

checkLaw('An unfinished day is compared by the whole hours that have elapsed of it', async (one, ask) => {
  const { from, to } = rangeOf(one);
  const zone = Zone.parse(one.zone);
  const days = daysBetween(from, to);
  const today = days[one.orders.length % days.length] ?? from;
  const elapsedHours = 1 + (one.start % 23);
  const nowMs = (startOfDay(zone, today) + (elapsedHours + 0.5) * SECONDS_AN_HOUR) * 1000;
  for (const grain of ['total', 'day', 'week', 'month', 'hour']) {
    const compared = await ask({ report: 'sales', grain, compare: 'previous-period' }, { nowMs });
    const { compare } = compared.meta;
    assert.deepEqual([compare?.through, compare?.elapsedHours], [today, elapsedHours]);
    const hours = await ask({ report: 'sales', grain: 'hour' });
    const before = await ask({ report: 'sales', grain: 'hour', ...baseOf(compared) });
    const index = days.indexOf(today);
    const baseDays = daysBetween(String(compare?.from) as Day, String(compare?.to) as Day);
    const metrics = [...ADDITIVE, 'orders'];
    assert.deepEqual(
      counted(compared.totals, metrics, 'Comparable'),
      addedUp(hours, days.slice(0, index), { day: today, hours: elapsedHours }),
      grain,
    );
    const part = { day: baseDays[index] ?? from, hours: elapsedHours };
    assert.deepEqual(counted(compared.totals, metrics, 'Previous'), addedUp(before, baseDays.slice(0, index), part), grain);
    for (const name of metrics) {
      assert.equal(sumOf(compared.rows, `${name}Comparable`), sumOf([compared.totals], `${name}Comparable`), `${grain} ${name}`);
      assert.equal(sumOf(compared.rows, `${name}Previous`), sumOf([compared.totals], `${name}Previous`), `${grain} ${name}`);
    }
  }
});

checkLaw('What has no hours of its own is compared through yesterday', async (one, ask) => {
  const { from, to } = rangeOf(one);
  const zone = Zone.parse(one.zone);
  const days = daysBetween(from, to);
  const index = one.orders.length % days.length;
  const today = days[index] ?? from;
  const nowMs = (startOfDay(zone, today) + 12 * SECONDS_AN_HOUR) * 1000;
  for (const query of [
    { report: 'customers' },
    { report: 'products', grain: 'week' },
    { report: 'sales', by: 'country' },
    { report: 'sales', country: 'GB' },
  ]) {
    const compared = await ask({ ...query, compare: 'same-weekdays' }, { nowMs });
    const { compare } = compared.meta;
    const metrics = withoutMedians(metricsOf(compared));
    assert.equal(compare?.elapsedHours, null);
    if (index === 0) {
      assert.equal(compare?.through, null);
      assert.ok(
        metrics.every((metric) => compared.totals[`${metric}Previous`] === null && compared.totals[`${metric}Comparable`] === null),
      );
      continue;
    }
    const yesterday = days[index - 1];
    assert.equal(compare?.through, yesterday);
    const baseDays = daysBetween(String(compare?.from) as Day, String(compare?.to) as Day);
    const comparable = await ask({ ...query, to: yesterday });
    const before = await ask({ ...query, from: baseDays[0], to: baseDays[index - 1] });
    assert.deepEqual(side(compared.totals, metrics, 'Comparable'), side(comparable.totals, metrics, ''));
    assert.deepEqual(side(compared.totals, metrics, 'Previous'), side(before.totals, metrics, ''));
  }
});
