import { test } from 'node:test';
import { openAt } from '../../../src/store/dynamodb/emulated-table.fixture.ts';
import { describeTable } from '../../../src/store/table.contract.ts';
import { openEmulator } from './open-emulator.fixture.ts';
import { missing } from './python.fixture.ts';

if (missing === false)
  describeTable('DynamoDB as MiniStack plays it', async () => {
    const emulator = await openEmulator();
    return openAt(emulator.endpoint, emulator.close);
  });
else test('DynamoDB as MiniStack plays it', { skip: missing }, () => undefined);
