import type { Json } from '../templates/json.ts';
import { breaking, type Cases, keeping, LEGACY, type Resources } from './case.fixture.ts';

const stat = (id: number, period = 300): Json => ({
  Id: `m${id}`,
  MetricStat: { Metric: { MetricName: `M${id}` }, Period: period, Stat: 'Sum' },
});

const stats = (count: number): Json[] => Array.from({ length: count }, (_, index) => stat(index));

const alarm = (properties: Json): Resources => ({ Alarm: ['AWS::CloudWatch::Alarm', properties] });

const named = (count: number): Resources =>
  Object.fromEntries(
    Array.from(
      { length: count },
      (_, index) => [`Alarm${index}`, ['AWS::CloudWatch::Alarm', { MetricName: 'Errors', Period: 60 }]] as const,
    ),
  );

const dashboardOf = (metrics: readonly Json[], annotations?: Json): Json => ({
  widgets: [{ type: 'metric', properties: { metrics, annotations } }],
});

const dashboard = (body: Json): Resources => ({ Board: ['AWS::CloudWatch::Dashboard', { DashboardBody: body }] });

const drawn = (count: number): Json[] => Array.from({ length: count }, (_, index) => ['Tillbook', `M${index}`]);

const joined = (text: string): Json => {
  const [head = '', tail = ''] = text.split('REGION');
  return { 'Fn::Join': ['', [head, { Ref: 'AWS::Region' }, tail]] };
};

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `M${index}`);

const filters = (count: number): Resources => ({
  Filter: ['AWS::Logs::MetricFilter', { MetricTransformations: Array.from({ length: count }, () => ({ MetricName: 'Errors' })) }],
});

const micro = { InstanceType: 't2.micro', BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] };

export const MONITORING_CASES: Cases = {
  'custom-metrics': {
    breaks: [
      breaking(/11 metrics \(10 by the functions\)/, filters(1), { metricNames: names(10) }),
      breaking(/11 metrics/, filters(11)),
      breaking(/11 metrics \(11 by/, {}, { metricNames: names(11) }),
      breaking(/11 metrics/, { Box: ['AWS::EC2::Instance', { ...micro, Monitoring: true }] }, { ...LEGACY, metricNames: names(4) }),
      breaking(
        /11 metrics/,
        { S: ['AWS::ApiGatewayV2::Stage', { DefaultRouteSettings: { DetailedMetricsEnabled: true } }] },
        { metricNames: names(5) },
      ),
    ],
    keeps: [keeping(filters(1), { metricNames: names(9) }), keeping({}, { metricNames: names(10) })],
  },
  'alarm-metrics': {
    breaks: [breaking(/watch 11 metrics/, named(11)), breaking(/watch 11 metrics/, alarm({ Metrics: stats(11) }))],
    keeps: [keeping(named(10)), keeping(alarm({ Metrics: [...stats(10), { Id: 'sum', Expression: 'SUM(METRICS())' }] }))],
  },
  'alarm-anomaly': {
    breaks: [
      breaking(/usual/, alarm({ Metrics: [stat(1), { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m1, 2)' }] })),
      breaking(/usual/, alarm({ ThresholdMetricId: 'band', Metrics: [stat(1)] })),
      breaking(/usual/, { Detector: ['AWS::CloudWatch::AnomalyDetector'] }),
    ],
    keeps: [keeping(alarm({ Metrics: [stat(1)] }))],
  },
  'alarm-resolution': {
    breaks: [
      breaking(/each minute/, alarm({ MetricName: 'Errors', Period: 10 })),
      breaking(/each minute/, alarm({ Metrics: [stat(1, 30)] })),
    ],
    keeps: [keeping(alarm({ MetricName: 'Errors', Period: 60 }))],
  },
  'alarm-query': {
    breaks: [breaking(/query/, alarm({ Metrics: [{ Id: 'q', Expression: 'SELECT MAX(Errors) FROM "AWS/Lambda"', Period: 60 }] }))],
    keeps: [keeping(alarm({ Metrics: [stat(1), { Id: 'e', Expression: 'm1 / 60' }] }))],
  },
  'alarm-composite': {
    breaks: [breaking(/CompositeAlarm/, { All: ['AWS::CloudWatch::CompositeAlarm'] })],
    keeps: [keeping(named(1))],
  },
  dashboards: {
    breaks: [{ says: /4 dashboards/, stacks: [1, 2, 3, 4].map(() => dashboard('{}')) }],
    keeps: [{ stacks: [1, 2, 3].map(() => dashboard('{}')) }],
  },
  'dashboard-metrics': {
    breaks: [
      breaking(/draws 51 metrics/, dashboard(JSON.stringify(dashboardOf(drawn(51))))),
      breaking(/draws 51 metrics/, dashboard(JSON.stringify(dashboardOf(drawn(50), { alarms: ['arn'] })))),
      breaking(/draws 51 metrics/, dashboard(joined(JSON.stringify({ region: 'REGION', ...Object(dashboardOf(drawn(51))) })))),
      breaking(/search/, dashboard(JSON.stringify(dashboardOf([[{ expression: "SEARCH('{Tillbook}', 'Sum')" }]])))),
      breaking(/cannot be read/, dashboard({ 'Fn::ImportValue': 'body' })),
    ],
    keeps: [keeping(dashboard(JSON.stringify(dashboardOf([...drawn(50), [{ expression: 'm1 + m2' }]]))))],
  },
  'cloudwatch-extras': { breaks: [breaking(/Canary/, { Canary: ['AWS::Synthetics::Canary'] })], keeps: [keeping(named(1))] },
  'sns-sms': {
    breaks: [breaking(/text message/, { Me: ['AWS::SNS::Subscription', { Protocol: 'sms' }] })],
    keeps: [keeping({ Me: ['AWS::SNS::Subscription', { Protocol: 'email' }] })],
  },
};
