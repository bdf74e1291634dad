import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DeleteTableCommand, UpdateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DeleteParametersCommand, GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import type { Names } from '../../../infra/names.ts';
import type { Target } from './target.fixture.ts';

/** Removes what `tillbook destroy` keeps, as an owner would who wants nothing of a shop any more; then a journey can begin anew. */
export const removeKept = async ({ clients: { table, stacks, parameters } }: Target, names: Names): Promise<void> => {
  const TableName = names.table;
  await table.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  await waitUntilTableExists({ client: table, maxWaitTime: 120, minDelay: 0.2, maxDelay: 2 }, { TableName });
  await table.send(new DeleteTableCommand({ TableName }));
  await stacks.send(new DeleteStackCommand({ StackName: names.stack('data') }));
  const { Parameters = [] } = await parameters.send(new GetParametersByPathCommand({ Path: names.parameters, Recursive: true }));
  const Names = Parameters.flatMap(({ Name }) => (Name === undefined ? [] : [Name]));
  if (Names.length > 0) await parameters.send(new DeleteParametersCommand({ Names }));
};
