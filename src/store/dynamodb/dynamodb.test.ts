import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { describeTable } from '../table.contract.ts';
import { clientFor, inDynalite, openAt, tableName } from './emulated-table.fixture.ts';
import { timeToLiveParams } from './table-params.ts';

describeTable('DynamoDB as dynalite plays it', inDynalite, {
  'text compares as UTF-8 beyond the basic plane too': 'dynalite 4 compares UTF-16 units in conditions',
  'from and to compare as UTF-8 beyond the basic plane too': 'dynalite 4 checks BETWEEN by UTF-16 units, though it sorts by UTF-8',
  'a page ends at 1 MB': 'dynalite 4 ends a page behind the item that crosses the megabyte',
});

const endpoint = process.env.TILLBOOK_DYNAMODB_ENDPOINT;
if (endpoint !== undefined)
  describeTable(`DynamoDB at ${endpoint}`, async () => {
    const opened = await openAt(endpoint, async () => {});
    await clientFor(endpoint).send(new UpdateTimeToLiveCommand(timeToLiveParams({ tableName })));
    return opened;
  });
