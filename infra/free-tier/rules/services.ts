import type { Rule } from '../rule.ts';
import { at } from '../templates/json.ts';
import { eachOf, refuse } from './refuse.ts';

/** Services of which nothing is free, or nothing that is of use here. */
export const eventBuses = refuse({
  id: 'event-buses',
  says: 'There is no event bus of its own and no archive of events.',
  costs: 'custom-events',
  wayOut: 'start by the clock with EventBridge Scheduler, or let S3 notify the function',
  refuses: ['AWS::Events::EventBus', 'AWS::Events::Archive', 'AWS::EventSchemas::'],
});

export const pipes = refuse({
  id: 'event-pipes',
  says: 'There is no pipe.',
  costs: 'pipes',
  wayOut: 'let a function read the stream of the table',
  refuses: ['AWS::Pipes::'],
});

export const kinesis = refuse({
  id: 'kinesis',
  says: 'There is no Kinesis stream.',
  costs: 'kinesis',
  wayOut: 'orders come by HTTP, by pull or by file: none needs a stream',
  refuses: ['AWS::Kinesis::', 'AWS::KinesisAnalytics::', 'AWS::KinesisAnalyticsV2::', 'AWS::MSK::'],
});

export const firehose = refuse({
  id: 'firehose',
  says: 'There is no delivery stream.',
  costs: 'firehose',
  wayOut: 'write items into the table',
  refuses: ['AWS::KinesisFirehose::'],
});

export const athena = refuse({
  id: 'athena',
  says: 'Nothing is asked by Athena.',
  costs: 'athena',
  wayOut: 'ask the API, or export and ask DuckDB',
  refuses: ['AWS::Athena::'],
});

export const glue = refuse({
  id: 'glue',
  says: 'There is no crawler and no job of Glue.',
  costs: 'glue',
  wayOut: 'fold the book in a function',
  refuses: ['AWS::Glue::'],
});

export const quicksight = refuse({
  id: 'quicksight',
  says: 'Nothing is drawn by QuickSight.',
  costs: 'quicksight',
  wayOut: "use Tillbook's own page, or Superset",
  refuses: ['AWS::QuickSight::'],
});

export const trails = refuse({
  id: 'trails',
  says: 'There is no trail of calls.',
  costs: 'trail-events',
  wayOut: "look at the account's event history: it is free; data events never are, and a second trail of an account is charged",
  refuses: ['AWS::CloudTrail::'],
});

export const watchers = refuse({
  id: 'cloudwatch-extras',
  says: 'Nothing watches but alarms and dashboards.',
  costs: 'cloudwatch-extras',
  wayOut: 'let an alarm watch a metric; "tillbook doctor --aws" asks the rest',
  refuses: [
    'AWS::Synthetics::',
    'AWS::ApplicationInsights::',
    'AWS::ApplicationSignals::',
    'AWS::RUM::',
    'AWS::Evidently::',
    'AWS::InternetMonitor::',
    'AWS::CloudWatch::MetricStream',
    'AWS::CloudWatch::InsightRule',
  ],
});

export const textMessages: Rule = {
  id: 'sns-sms',
  says: 'Nobody is told by a text message.',
  costs: 'sns-sms',
  wayOut: 'subscribe a mail address',
  severity: 'error',
  judge: (app) =>
    eachOf(app, 'AWS::SNS::Subscription', ({ properties }) =>
      at(properties, 'Protocol') === 'sms' ? 'is told by text message' : undefined,
    ),
};
