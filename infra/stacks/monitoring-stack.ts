import {
  Aws,
  aws_cloudwatch as cloudwatch,
  Fn,
  aws_iam as iam,
  Stack,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Alarm, alarmsOf, runbookOf } from '../monitoring/alarms.ts';
import { dashboardBody } from '../monitoring/dashboard-body.ts';
import { widgetRowsOf } from '../monitoring/widgets.ts';
import type { StackContext } from './context.ts';

const asDimensions = (dimensions: Readonly<Record<string, string>>) => Object.entries(dimensions).map(([name, value]) => ({ name, value }));

/** What tells the shop how its book is: alarms by mail, and a dashboard. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, { settings, names }: StackContext) {
    super(scope, names.stack('monitoring'));
    const watched = { shop: settings.shop, apiId: Fn.importValue(names.apiIdExport) };
    const topic = this.addTopic(names.alarmTopic);
    if (settings.alarmAddress !== undefined) topic.addSubscription(new subscriptions.EmailSubscription(settings.alarmAddress));
    for (const alarm of alarmsOf(watched)) this.addAlarm(alarm, `${names.table}-${alarm.name}`, topic);
    new cloudwatch.CfnDashboard(this, 'Dashboard', {
      dashboardName: names.dashboard,
      dashboardBody: this.toJsonString(dashboardBody(widgetRowsOf(watched), this.region)),
    });
  }

  // A policy of its own takes the place of the one that lets the account's alarms in.
  private addTopic(topicName: string): sns.Topic {
    const topic = new sns.Topic(this, 'Alarms', { topicName, enforceSSL: true });
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return topic;
  }

  private addAlarm(alarm: Alarm, alarmName: string, topic: sns.Topic): void {
    const { says, metric, above, periodSeconds, times, missing } = alarm;
    new cloudwatch.CfnAlarm(this, `Alarm-${alarm.name}`, {
      alarmName,
      alarmDescription: `${says} What to do: ${runbookOf(alarm)}`,
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: asDimensions(metric.dimensions),
      statistic: metric.statistic,
      period: periodSeconds,
      evaluationPeriods: times,
      threshold: above,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: missing,
      alarmActions: [topic.topicArn],
      okActions: [topic.topicArn],
    });
  }
}
