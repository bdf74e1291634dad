import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { describeTable } from '../table.contract.ts';
import { clientFor, DYNALITE_DIFFERENCES, inDynalite, openAt, tableName } from './emulated-table.fixture.ts';
import { timeToLiveParams } from './table-params.ts';

describeTable('DynamoDB as dynalite plays it', () => inDynalite(), DYNALITE_DIFFERENCES);

const endpoint = process.env.TILLBOOK_DYNAMODB_ENDPOINT;
if (endpoint !== undefined)
  describeTable(`DynamoDB at ${endpoint}`, async () => {
    const opened = await openAt(endpoint, async () => {});
    await clientFor(endpoint).send(new UpdateTimeToLiveCommand(timeToLiveParams({ tableName })));
    return opened;
  });
