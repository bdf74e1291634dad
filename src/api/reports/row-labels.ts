import { readProductKey } from '../../domain/rollups/keys.ts';
import { hourLabel } from '../../domain/time/hour-label.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { readRowKey } from './group-facts.ts';
import type { Plan } from './plan-report.ts';
import type { Row } from './report.ts';
import type { Span } from './span.ts';
import type { RowId } from './tabulate.ts';

const UNTIED = 'Goods not tied to a product';
/** The label of a last row, of what is charged for orders as a whole. */
export const ORDER_LEVEL = 'Shipping, taxes and fees of orders';

type Asked = Pick<Plan, 'query' | 'shape' | 'spans'>;

const hasPeriod = ({ query: { report, grain, by } }: Asked): boolean => grain !== 'total' || (by.length === 0 && report !== 'products');

/** The labels of rows: the period unless there is only one and something else to tell, then the hour, the values or the product. */
export const labelNames = (asked: Asked): string[] => {
  const { report, grain, by } = asked.query;
  return [
    ...(hasPeriod(asked) ? ['period'] : []),
    ...(grain === 'hour' ? ['elapsed'] : []),
    ...by,
    ...(report === 'products' ? ['source', 'productId', 'title'] : []),
  ];
};

const periodLabels = (asked: Asked, span: Span, { key, zone }: { key: string; zone: Zone }): Row => {
  if (!hasPeriod(asked)) return {};
  if (asked.query.grain !== 'hour') return { period: span.name };
  if (asked.shape.rows !== 'hour') return { period: span.name, elapsed: null };
  const elapsed = Number(key);
  return { period: `${span.name} ${hourLabel(zone, span.from, elapsed)}`, elapsed };
};

const productLabels = ({ key, isRest }: RowId, titles: ReadonlyMap<string, string>): Row => {
  if (isRest) return { source: null, productId: null, title: ORDER_LEVEL };
  const { source, productId } = readProductKey(key);
  return { source, productId, title: titles.get(key) ?? (productId === '' ? UNTIED : null) };
};

const valueLabels = ({ query: { by }, shape }: Asked, { key, isRest }: RowId): Row => {
  const values = shape.rows === 'unknown' ? [] : isRest ? [ORDER_LEVEL] : readRowKey(key);
  return Object.fromEntries(by.map((dimension, index) => [dimension, values[index] ?? null]));
};

/** What a row is about. */
export const labelsOf = (asked: Asked, id: RowId, names: { zone: Zone; titles: ReadonlyMap<string, string> }): Row => {
  const span = asked.spans[id.span];
  const period = span === undefined ? {} : periodLabels(asked, span, { key: id.key, zone: names.zone });
  return asked.query.report === 'products' ? { ...period, ...productLabels(id, names.titles) } : { ...period, ...valueLabels(asked, id) };
};
