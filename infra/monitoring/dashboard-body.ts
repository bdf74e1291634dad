import type { MetricRef } from './metric-ref.ts';
import type { Widget, WidgetRow } from './widgets.ts';

/** The dashboard is so many units wide. */
const WIDTH = 24;
const TEXT_HEIGHT = 2;
const GRAPH_HEIGHT = 6;

type Placed = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const metricOf = ({ namespace, name, dimensions, statistic }: MetricRef): unknown[] => [
  namespace,
  name,
  ...Object.entries(dimensions).flat(),
  { stat: statistic },
];

const graphOf = ({ title, periodSeconds, metrics, line }: Widget, region: string, placed: Placed) => ({
  type: 'metric',
  ...placed,
  properties: {
    title,
    region,
    view: 'timeSeries',
    period: periodSeconds,
    metrics: metrics.map(metricOf),
    yAxis: { left: { min: 0 } },
    ...(line !== undefined && { annotations: { horizontal: [{ label: line.says, value: line.at }] } }),
  },
});

/** Three graphs beside each other can be read. */
const BESIDE = 3;
const GRAPH_WIDTH = WIDTH / BESIDE;

const rowHeight = ({ widgets }: WidgetRow): number => TEXT_HEIGHT + Math.ceil(widgets.length / BESIDE) * GRAPH_HEIGHT;

const rowOf = ({ title, says, widgets }: WidgetRow, region: string, y: number): object[] => {
  const heading = { type: 'text', x: 0, y, width: WIDTH, height: TEXT_HEIGHT, properties: { markdown: `## ${title}\n${says}` } };
  const place = (index: number): Placed => {
    const below = Math.floor(index / BESIDE) * GRAPH_HEIGHT;
    return { x: (index % BESIDE) * GRAPH_WIDTH, y: y + TEXT_HEIGHT + below, width: GRAPH_WIDTH, height: GRAPH_HEIGHT };
  };
  return [heading, ...widgets.map((widget, index) => graphOf(widget, region, place(index)))];
};

/** The rows as CloudWatch draws them, one below the other. */
export const dashboardBody = (rows: readonly WidgetRow[], region: string): { readonly widgets: readonly object[] } => ({
  widgets: rows.flatMap((row, index) => {
    const above = rows.slice(0, index).reduce((sum, earlier) => sum + rowHeight(earlier), 0);
    return rowOf(row, region, above);
  }),
});
