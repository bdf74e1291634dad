import type { Rule } from '../rule.ts';
import { ofType, type Resource } from '../templates/app-templates.ts';
import { at, entriesOf, type Json, listOf, textIn } from '../templates/json.ts';
import { eachOf } from './refuse.ts';

const DASHBOARD = 'AWS::CloudWatch::Dashboard';
const FREE_DASHBOARDS = 3;
const FREE_METRICS = 50;

export const dashboards: Rule = {
  id: 'dashboards',
  says: `There are at most ${FREE_DASHBOARDS} dashboards.`,
  costs: 'dashboards',
  wayOut: 'put the widgets on fewer dashboards',
  severity: 'error',
  judge: (app) => {
    const all = ofType(app, DASHBOARD);
    return all.length <= FREE_DASHBOARDS ? [] : [{ resources: all, found: `there are ${all.length} dashboards, above ${FREE_DASHBOARDS}` }];
  },
};

const bodyOf = ({ properties }: Resource): Json => {
  try {
    return JSON.parse(textIn(at(properties, 'DashboardBody')) ?? '');
  } catch {
    return undefined; // what cannot be read cannot be counted, and is a finding
  }
};

// A metric is a list that begins with its namespace; a formula is a list of one object, and draws metrics that are listed beside it.
const isFormula = (metric: Json): boolean => listOf(metric).length === 1 && entriesOf(listOf(metric)[0]).length > 0;

const isSearch = (metric: Json): boolean => /\b(SEARCH|SELECT)\b/i.test(textIn(at(listOf(metric)[0], 'expression')) ?? '');

const metricsOf = (body: Json): Json[] => listOf(at(body, 'widgets')).flatMap((widget) => listOf(at(widget, 'properties', 'metrics')));

const alarmsOf = (body: Json): Json[] =>
  listOf(at(body, 'widgets')).flatMap((widget) => listOf(at(widget, 'properties', 'annotations', 'alarms')));

const faultOf = (dashboard: Resource): string | undefined => {
  const body = bodyOf(dashboard);
  if (body === undefined) return 'has a body that cannot be read from the template';
  const metrics = metricsOf(body);
  if (metrics.some(isSearch)) return 'finds metrics by a search, of which nobody knows how many it draws';
  const count = metrics.filter((metric) => !isFormula(metric)).length + alarmsOf(body).length;
  return count <= FREE_METRICS ? undefined : `draws ${count} metrics, above ${FREE_METRICS}`;
};

export const dashboardMetrics: Rule = {
  id: 'dashboard-metrics',
  says: `A dashboard draws at most ${FREE_METRICS} metrics, each named.`,
  costs: 'dashboards',
  wayOut: 'drop widgets, or name the metrics instead of searching: a larger dashboard is outside the free three',
  severity: 'error',
  judge: (app) => eachOf(app, DASHBOARD, faultOf),
};
