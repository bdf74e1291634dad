import type { Finding, Rule } from '../rule.ts';
import { ofType, type Resource } from '../templates/app-templates.ts';
import { at, type Json, listOf, numberIn } from '../templates/json.ts';

/** A month of hours at 25 units is the allowance. @unit capacity units */
export const FREE_UNITS = 25;

const throughputsOf = ({ properties }: Resource): Json[] =>
  [properties, ...listOf(at(properties, 'GlobalSecondaryIndexes'))].map((owner) => at(owner, 'ProvisionedThroughput'));

const isProvisioned = ({ properties }: Resource): boolean => at(properties, 'BillingMode') !== 'PAY_PER_REQUEST';

const sumOf = (tables: readonly Resource[], name: string): number | undefined =>
  tables
    .flatMap(throughputsOf)
    .map((throughput) => numberIn(at(throughput, name)))
    .reduce((sum, units) => (sum === undefined || units === undefined ? undefined : sum + units), 0);

const findingOf = (tables: readonly Resource[], kind: 'write' | 'read', units: number | undefined): Finding[] => {
  if (units === undefined)
    return [{ resources: tables, found: `the ${kind} capacity of a table or index is not a number in the template` }];
  if (units <= FREE_UNITS) return [];
  return [{ resources: tables, found: `all tables and indexes together have ${units} ${kind} units, above ${FREE_UNITS}` }];
};

export const dynamodbCapacity: Rule = {
  id: 'dynamodb-capacity',
  says: `All tables and indexes of the app together have at most ${FREE_UNITS} write and ${FREE_UNITS} read units.`,
  costs: 'dynamodb-writes',
  wayOut: 'lower the capacity of a table, or drop an index: each has a share of its own',
  severity: 'error',
  judge: (app) => {
    const tables = ofType(app, 'AWS::DynamoDB::Table').filter(isProvisioned);
    return [
      ...findingOf(tables, 'write', sumOf(tables, 'WriteCapacityUnits')),
      ...findingOf(tables, 'read', sumOf(tables, 'ReadCapacityUnits')),
    ];
  },
};
