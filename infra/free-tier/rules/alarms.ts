import type { Rule } from '../rule.ts';
import type { Resource } from '../templates/app-templates.ts';
import { at, isSaid, listOf, numberIn, textIn } from '../templates/json.ts';
import { eachOf, refuse } from './refuse.ts';

const ALARM = 'AWS::CloudWatch::Alarm';
const A_MINUTE = 60;

const expressionsOf = ({ properties }: Resource): string[] =>
  listOf(at(properties, 'Metrics')).map((metric) => textIn(at(metric, 'Expression')) ?? '');

const periodsOf = ({ properties }: Resource): (number | undefined)[] =>
  [
    at(properties, 'Period'),
    ...listOf(at(properties, 'Metrics')).map((metric) => at(metric, 'MetricStat', 'Period') ?? at(metric, 'Period')),
  ]
    .filter(isSaid)
    .map(numberIn);

const isAnomaly = (alarm: Resource): boolean =>
  isSaid(at(alarm.properties, 'ThresholdMetricId')) || expressionsOf(alarm).some((text) => text.includes('ANOMALY_DETECTION_BAND'));

export const alarmAnomaly: Rule = {
  id: 'alarm-anomaly',
  says: 'No alarm learns what is usual.',
  costs: 'alarm-anomaly',
  wayOut: 'set a threshold: a band counts as two metrics more and is not free',
  severity: 'error',
  judge: (app) => [
    ...eachOf(app, ALARM, (alarm) => (isAnomaly(alarm) ? 'learns what is usual' : undefined)),
    ...eachOf(app, 'AWS::CloudWatch::AnomalyDetector', () => 'learns what is usual'),
  ],
};

export const alarmResolution: Rule = {
  id: 'alarm-resolution',
  says: 'No alarm looks more often than each minute.',
  costs: 'alarm-high-resolution',
  wayOut: 'set a period of 60 seconds or more',
  severity: 'error',
  judge: (app) =>
    eachOf(app, ALARM, (alarm) => {
      const isFine = periodsOf(alarm).every((period) => period !== undefined && period >= A_MINUTE);
      return isFine ? undefined : 'looks more often than each minute, or does not say how often';
    }),
};

export const alarmQuery: Rule = {
  id: 'alarm-query',
  says: 'No alarm finds its metrics by a query.',
  costs: 'alarm-query',
  wayOut: 'name the metrics: only those listed directly are free',
  severity: 'error',
  judge: (app) =>
    eachOf(app, ALARM, (alarm) =>
      expressionsOf(alarm).some((text) => /\b(SELECT|SEARCH)\b/i.test(text)) ? 'finds its metrics by a query' : undefined,
    ),
};

export const alarmComposite = refuse({
  id: 'alarm-composite',
  says: 'No alarm is made of other alarms.',
  costs: 'alarm-composite',
  wayOut: 'let each alarm tell by itself',
  refuses: ['AWS::CloudWatch::CompositeAlarm'],
});
