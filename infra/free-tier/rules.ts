import { KNOWN_TYPES } from './known-types.ts';
import type { Rule } from './rule.ts';
import { alarmMetrics } from './rules/alarm-metrics.ts';
import { alarmAnomaly, alarmComposite, alarmQuery, alarmResolution } from './rules/alarms.ts';
import { bucketEvents, bucketExpiry, bucketExtras, buckets } from './rules/buckets.ts';
import { customMetrics } from './rules/custom-metrics.ts';
import { customResources } from './rules/custom-resources.ts';
import { dashboardMetrics, dashboards } from './rules/dashboards.ts';
import * as dynamodb from './rules/dynamodb.ts';
import { dynamodbCapacity } from './rules/dynamodb-capacity.ts';
import { eventSources } from './rules/event-sources.ts';
import { apiCache, apiCalls, apiLogs, webAccessLists } from './rules/gateway.ts';
import { advancedParameters, kmsKeys, secrets } from './rules/keys.ts';
import * as lambda from './rules/lambda.ts';
import { functionLogs, logRetention } from './rules/logs.ts';
import { instanceCredits, instances, volumes } from './rules/machines.ts';
import { fixedAddresses, interfaceEndpoints, loadBalancers, natGateways } from './rules/network.ts';
import { readable } from './rules/readable.ts';
import { isRefused } from './rules/refuse.ts';
import * as services from './rules/services.ts';

const NAMED: readonly Rule[] = [
  dynamodbCapacity,
  ...Object.values(dynamodb),
  ...Object.values(lambda),
  eventSources,
  functionLogs,
  logRetention,
  customMetrics,
  alarmMetrics,
  alarmAnomaly,
  alarmResolution,
  alarmQuery,
  alarmComposite,
  dashboards,
  dashboardMetrics,
  apiCalls,
  apiCache,
  apiLogs,
  webAccessLists,
  buckets,
  bucketExpiry,
  bucketExtras,
  bucketEvents,
  kmsKeys,
  secrets,
  advancedParameters,
  natGateways,
  fixedAddresses,
  interfaceEndpoints,
  loadBalancers,
  instances,
  instanceCredits,
  volumes,
  ...Object.values(services),
  customResources,
  readable,
];

const REFUSED = NAMED.flatMap(({ refuses = [] }) => refuses);

const knownTypes: Rule = {
  id: 'known-types',
  says: 'Every type of resource is one whose price is known.',
  costs: undefined,
  wayOut: 'find out what it costs, then add it to infra/free-tier/known-types.ts or refuse it by a rule',
  severity: 'error',
  judge: ({ resources }) =>
    resources
      .filter(({ type }) => KNOWN_TYPES[type] === undefined && !isRefused(type, REFUSED))
      .map((resource) => ({
        resources: [resource],
        found: `${resource.id} is of type ${resource.type}, whose price nobody has looked up`,
      })),
};

/** The pack: every rule that keeps an app inside the free tier. */
export const RULES: readonly Rule[] = [...NAMED, knownTypes];
