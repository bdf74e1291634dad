import type { Rule } from '../rule.ts';
import { type AppTemplates, ofType, type Resource } from '../templates/app-templates.ts';
import { at, isSaid, type Json, numberIn, referenceIn, textIn } from '../templates/json.ts';
import { eachOf } from './refuse.ts';

const GROUP = 'AWS::Logs::LogGroup';
const MOST_DAYS = 30;

const isGroup = (named: Json, { file }: Resource, app: AppTemplates): boolean =>
  ofType(app, GROUP).some((group) => {
    if (referenceIn(named) !== undefined) return group.file === file && group.id === referenceIn(named);
    return textIn(named) !== undefined && textIn(named) === textIn(at(group.properties, 'LogGroupName'));
  });

// Without a group of its own a function logs into the one that is called after it.
const defaultGroup = ({ properties }: Resource): Json => {
  const name = textIn(at(properties, 'FunctionName'));
  return name === undefined ? undefined : `/aws/lambda/${name}`;
};

export const functionLogs: Rule = {
  id: 'function-logs',
  says: 'Each function logs into a log group of the app.',
  costs: 'log-storage',
  wayOut: 'make a LogGroup with a retention and give it as logGroup: the one that Lambda makes by itself keeps everything for ever',
  severity: 'error',
  judge: (app) =>
    eachOf(app, 'AWS::Lambda::Function', (resource) => {
      const named = at(resource.properties, 'LoggingConfig', 'LogGroup') ?? defaultGroup(resource);
      return isSaid(named) && isGroup(named, resource, app) ? undefined : 'logs into no log group of the app';
    }),
};

export const logRetention: Rule = {
  id: 'log-retention',
  says: `Logs are kept for ${MOST_DAYS} days at most.`,
  costs: 'log-storage',
  wayOut: `set a retention of 1 to ${MOST_DAYS} days: a LogGroup keeps for ever, and CDK's for 731 days, unless it is told otherwise`,
  severity: 'error',
  judge: (app) =>
    eachOf(app, GROUP, ({ properties }) => {
      const days = numberIn(at(properties, 'RetentionInDays'));
      if (days !== undefined && days <= MOST_DAYS) return undefined;
      return days === undefined ? 'keeps its lines for ever' : `keeps its lines for ${days} days`;
    }),
};
