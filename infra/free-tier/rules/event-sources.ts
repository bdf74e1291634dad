import type { Rule } from '../rule.ts';
import type { AppTemplates, Resource } from '../templates/app-templates.ts';
import { at, referenceIn, textIn } from '../templates/json.ts';
import { eachOf } from './refuse.ts';

const readsTable = ({ file, properties }: Resource, { resources }: AppTemplates): boolean => {
  const source = at(properties, 'EventSourceArn');
  const named = referenceIn(source);
  if (named !== undefined)
    return resources.some(({ id, file: other, type }) => id === named && other === file && type === 'AWS::DynamoDB::Table');
  return /^arn:[^:]*:dynamodb:/.test(textIn(source) ?? '');
};

export const eventSources: Rule = {
  id: 'event-source-polls',
  says: 'No function polls a queue, nor a stream other than that of a table.',
  costs: 'sqs-requests',
  wayOut: 'start the function by a schedule, a notification of S3 or a destination: five pollers ask an idle queue 648,000 times a month',
  severity: 'error',
  judge: (app) =>
    eachOf(app, 'AWS::Lambda::EventSourceMapping', (mapping) =>
      readsTable(mapping, app) ? undefined : 'polls what is not the stream of a table',
    ),
};
