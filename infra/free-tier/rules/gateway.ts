import { priceText } from '../price-text.ts';
import type { Rule } from '../rule.ts';
import { at, isSaid, isTrue } from '../templates/json.ts';
import { eachOf, refuse } from './refuse.ts';

/** The one price that cannot be avoided where the first year's allowances are not given: it is said, not refused. */
export const apiCalls: Rule = {
  id: 'api-calls',
  says: 'Whoever has no free calls of API Gateway knows what they cost.',
  costs: 'http-api-calls',
  wayOut: `accept it: there is no other door; what asks and what sends webhooks sets the number of calls (a REST API costs ${priceText('rest-api-calls')})`,
  severity: 'warning',
  judge: (app, { profile }) => {
    if (profile === 'legacy-12-month') return [];
    const charged = 'answers calls, which this account pays for from the first';
    return [...eachOf(app, 'AWS::ApiGatewayV2::Api', () => charged), ...eachOf(app, 'AWS::ApiGateway::RestApi', () => charged)];
  },
};

export const apiCache: Rule = {
  id: 'api-cache',
  says: 'No stage of a REST API has a cache.',
  costs: 'rest-api-cache',
  wayOut: 'drop cacheClusterEnabled: answers carry an ETag',
  severity: 'error',
  judge: (app) =>
    eachOf(app, 'AWS::ApiGateway::Stage', ({ properties }) => (isTrue(at(properties, 'CacheClusterEnabled')) ? 'has a cache' : undefined)),
};

const logsCalls = (properties: Parameters<typeof at>[0]): string | undefined =>
  isSaid(at(properties, 'AccessLogSettings')) || isSaid(at(properties, 'AccessLogSetting')) ? 'writes a log of calls' : undefined;

export const apiLogs: Rule = {
  id: 'api-access-logs',
  says: 'No stage writes a log of its calls.',
  costs: 'log-ingestion',
  wayOut: 'drop accessLogSettings: the functions write what went wrong',
  severity: 'error',
  judge: (app) => [
    ...eachOf(app, 'AWS::ApiGatewayV2::Stage', ({ properties }) => logsCalls(properties)),
    ...eachOf(app, 'AWS::ApiGateway::Stage', ({ properties }) => logsCalls(properties)),
  ],
};

export const webAccessLists = refuse({
  id: 'web-access-lists',
  says: 'There is no web application firewall.',
  costs: 'web-acl',
  wayOut: 'throttle at the stage and ask for a token',
  refuses: ['AWS::WAF::', 'AWS::WAFv2::', 'AWS::WAFRegional::'],
});
