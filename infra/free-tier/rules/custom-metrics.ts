import type { Rule } from '../rule.ts';
import { ofType, type Resource } from '../templates/app-templates.ts';
import { at, isTrue, listOf, textIn } from '../templates/json.ts';

const FREE_METRICS = 10;

/** @source Amazon EC2 User Guide, "Enable or turn off detailed monitoring": seven metrics an instance at each minute */
const DETAILED_EC2 = 7;

/** @source Lambda Insights: eight metrics a function */
const LAMBDA_INSIGHTS = 8;

/** HTTP API: Count, 4xx, 5xx, Latency, IntegrationLatency, DataProcessed, at least once each. */
const DETAILED_GATEWAY = 6;

/** @source Amazon S3 User Guide, "Metrics and dimensions": request metrics of a bucket or prefix */
const DETAILED_BUCKET = 17;

const filterMetrics = ({ properties }: Resource): number => listOf(at(properties, 'MetricTransformations')).length;

const hasInsights = ({ properties }: Resource): boolean =>
  listOf(at(properties, 'Layers')).some((layer) => textIn(layer)?.includes('LambdaInsightsExtension') === true);

const hasDetailedRoutes = ({ properties }: Resource): boolean =>
  isTrue(at(properties, 'DefaultRouteSettings', 'DetailedMetricsEnabled')) ||
  listOf(at(properties, 'MethodSettings')).some((settings) => isTrue(at(settings, 'MetricsEnabled')));

/** How many metrics a resource adds to those that AWS keeps for nothing; of a bucket at least so many. */
const addedBy = (resource: Resource): number => {
  const { type, properties } = resource;
  if (type === 'AWS::Logs::MetricFilter') return filterMetrics(resource);
  if (type === 'AWS::EC2::Instance') return isTrue(at(properties, 'Monitoring')) ? DETAILED_EC2 : 0;
  if (type === 'AWS::Lambda::Function') return hasInsights(resource) ? LAMBDA_INSIGHTS : 0;
  if (type === 'AWS::ApiGatewayV2::Stage' || type === 'AWS::ApiGateway::Stage') return hasDetailedRoutes(resource) ? DETAILED_GATEWAY : 0;
  if (type === 'AWS::S3::Bucket') return listOf(at(properties, 'MetricsConfigurations')).length * DETAILED_BUCKET;
  return 0;
};

export const customMetrics: Rule = {
  id: 'custom-metrics',
  says: `The functions' own metrics, those of metric filters and detailed monitoring are at most ${FREE_METRICS} together.`,
  costs: 'custom-metrics',
  wayOut: 'drop a metric, or the detailed monitoring: a figure that the API answers needs no metric',
  severity: 'error',
  judge: (app, { metricNames }) => {
    const adding = app.resources.filter((resource) => addedBy(resource) > 0);
    const count = adding.reduce((sum, resource) => sum + addedBy(resource), metricNames.length);
    if (count <= FREE_METRICS) return [];
    const resources = adding.length > 0 ? adding : ofType(app, 'AWS::Lambda::Function');
    return [{ resources, found: `there are ${count} metrics (${metricNames.length} by the functions), above ${FREE_METRICS}` }];
  },
};
