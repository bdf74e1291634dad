import { Stack, aws_sns as sns, aws_sns_subscriptions as subscriptions } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StackContext } from './context.ts';

/** What tells the shop how its book is: alarms by mail, and a dashboard. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, { settings, names }: StackContext) {
    super(scope, names.stack('monitoring'));
    const topic = new sns.Topic(this, 'Alarms', { topicName: names.alarmTopic, enforceSSL: true });
    if (settings.alarmAddress !== undefined) topic.addSubscription(new subscriptions.EmailSubscription(settings.alarmAddress));
  }
}
