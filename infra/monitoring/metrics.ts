import { METRIC_DIMENSION, METRIC_NAMESPACE, type MetricName } from '../../src/lambda/shared/metric-names.ts';
import type { FunctionName } from '../functions.ts';
import { namesOf } from '../names.ts';
import type { MetricRef, Watched } from './metric-ref.ts';

type Statistic = MetricRef['statistic'];

/** A metric of our own. */
export const own = (name: MetricName, statistic: Statistic, { shop }: Watched): MetricRef => ({
  namespace: METRIC_NAMESPACE,
  name,
  dimensions: { [METRIC_DIMENSION]: shop },
  statistic,
});

export const ofFunction = (metric: string, of: FunctionName, statistic: Statistic, { shop }: Watched): MetricRef => ({
  namespace: 'AWS/Lambda',
  name: metric,
  dimensions: { FunctionName: namesOf(shop).function(of) },
  statistic,
});

export const ofTable = (name: string, { shop }: Watched): MetricRef => ({
  namespace: 'AWS/DynamoDB',
  name,
  dimensions: { TableName: namesOf(shop).table },
  statistic: 'Sum',
});

export const ofApi = (name: string, statistic: Statistic, { apiId }: Watched): MetricRef => ({
  namespace: 'AWS/ApiGateway',
  name,
  dimensions: { ApiId: apiId },
  statistic,
});

/** Events that failed in the end, and lie where nothing polls them. */
export const failedEvents = ({ shop }: Watched): MetricRef => ({
  namespace: 'AWS/SQS',
  name: 'ApproximateNumberOfMessagesVisible',
  dimensions: { QueueName: namesOf(shop).failedQueue },
  statistic: 'Maximum',
});

/** The schedules of a shop are in the account's own group. */
export const ofSchedules = (name: string): MetricRef => ({
  namespace: 'AWS/Scheduler',
  name,
  dimensions: { ScheduleGroup: 'default' },
  statistic: 'Sum',
});
