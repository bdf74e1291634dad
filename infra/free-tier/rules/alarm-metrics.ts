import type { Rule } from '../rule.ts';
import { ofType, type Resource } from '../templates/app-templates.ts';
import { at, isSaid, listOf } from '../templates/json.ts';

const FREE_METRICS = 10;

/** An alarm watches one metric by name, or several in a formula: each of those counts. */
const metricsOf = ({ properties }: Resource): number =>
  listOf(at(properties, 'Metrics')).filter((metric) => isSaid(at(metric, 'MetricStat'))).length +
  (isSaid(at(properties, 'MetricName')) ? 1 : 0);

export const alarmMetrics: Rule = {
  id: 'alarm-metrics',
  says: `All alarms together watch at most ${FREE_METRICS} metrics.`,
  costs: 'alarm-metrics',
  wayOut: 'drop an alarm, or let it watch fewer metrics: arithmetic on four is four',
  severity: 'error',
  judge: (app) => {
    const alarms = ofType(app, 'AWS::CloudWatch::Alarm');
    const count = alarms.reduce((sum, alarm) => sum + metricsOf(alarm), 0);
    return count <= FREE_METRICS ? [] : [{ resources: alarms, found: `all alarms together watch ${count} metrics, above ${FREE_METRICS}` }];
  },
};
