import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { METRIC_DIMENSION, METRIC_NAMESPACE, METRICS, type MetricName } from '../../src/lambda/shared/metric-names.ts';
import { FUNCTION_NAMES } from '../functions.ts';
import { namesOf } from '../names.ts';
import { alarmsOf, runbookOf } from './alarms.ts';
import { AWS_METRICS } from './aws-metrics.ts';
import type { MetricRef } from './metric-ref.ts';
import { widgetRowsOf } from './widgets.ts';

const WATCHED = { shop: 'example', apiId: 'a1b2c3' };
const ALARMS = alarmsOf(WATCHED);
const WIDGETS = widgetRowsOf(WATCHED).flatMap(({ widgets }) => widgets);
const DRAWN = WIDGETS.flatMap(({ metrics }) => metrics);

const names = namesOf(WATCHED.shop);
/** The values that each dimension has in a deployment. */
const DEPLOYED: Readonly<Record<string, readonly string[]>> = {
  [METRIC_DIMENSION]: [WATCHED.shop],
  FunctionName: FUNCTION_NAMES.map((name) => names.function(name)),
  TableName: [names.table],
  QueueName: [names.failedQueue],
  ApiId: [WATCHED.apiId],
  ScheduleGroup: ['default'],
};

const faultOf = ({ namespace, name, dimensions }: MetricRef): string | undefined => {
  const said = Object.keys(dimensions).sort().join(' ');
  const known = namespace === METRIC_NAMESPACE ? (name in METRICS ? [[METRIC_DIMENSION]] : undefined) : AWS_METRICS[namespace]?.[name];
  if (known === undefined) return `${namespace} ${name} is emitted by nobody`;
  if (!known.some((set) => set.toSorted().join(' ') === said)) return `${namespace} ${name} has no dimensions "${said}"`;
  const strange = Object.entries(dimensions).find(([dimension, value]) => !DEPLOYED[dimension]?.includes(value));
  return strange && `${namespace} ${name}: there is no ${strange.join(' ')}`;
};

test('every alarm and widget looks at a metric that is emitted, by ourselves or by AWS, under these dimensions', () => {
  for (const metric of [...ALARMS.map((alarm) => alarm.metric), ...DRAWN]) assert.equal(faultOf(metric), undefined);
});

test('a metric that nobody emits would be found', () => {
  const metric = { statistic: 'Sum', dimensions: {} } as const;
  assert.match(faultOf({ ...metric, namespace: 'Tillbook', name: 'Freshnes' }) ?? '', /nobody/);
  assert.match(faultOf({ ...metric, namespace: 'Tillbook', name: 'Freshness' }) ?? '', /no dimensions/);
  const byTable = { ...metric, dimensions: { TableName: names.table } };
  assert.match(faultOf({ ...byTable, namespace: 'AWS/DynamoDB', name: 'ThrottledRequests' }) ?? '', /no dimensions/);
  const other = { ...metric, dimensions: { QueueName: 'other' } };
  assert.match(faultOf({ ...other, namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible' }) ?? '', /there is no QueueName/);
});

test('alarms watch at most ten metrics, the dashboard draws at most fifty, and the functions emit at most ten', () => {
  assert.ok(ALARMS.length <= 10);
  assert.ok(DRAWN.length <= 50);
  assert.ok(Object.keys(METRICS).length <= 10);
});

test('every metric of our own is drawn', () => {
  const drawn = new Set(DRAWN.filter(({ namespace }) => namespace === METRIC_NAMESPACE).map(({ name }) => name));
  assert.deepEqual([...drawn].sort(), (Object.keys(METRICS) as MetricName[]).sort());
});

test('every alarm has its page, and every page its alarm', () => {
  const pages = readdirSync('docs/runbooks').filter((name) => name !== 'README.md');
  assert.deepEqual(pages.map((page) => `docs/runbooks/${page}`).sort(), ALARMS.map(runbookOf).sort());
  const list = readFileSync('docs/runbooks/README.md', 'utf8');
  for (const { name } of ALARMS) {
    const page = readFileSync(runbookOf({ name }), 'utf8');
    assert.ok(page.includes(`tillbook-<shop>-${name}`), name);
    for (const heading of ['What it means', 'How to look', 'What to do', 'When it goes away'])
      assert.ok(page.includes(`## ${heading}`), name);
    assert.ok(list.includes(`(${name}.md)`), name);
  }
});

test('no period is longer than a day, and none is watched for more than a day', () => {
  for (const { name, periodSeconds, times } of ALARMS) {
    assert.ok(periodSeconds % 60 === 0 && periodSeconds * times <= 86_400, name);
  }
});
