import { test } from 'node:test';
import { dynamoSender } from '../../../src/aws/dynamodb/dynamo-sender.ts';
import { sendFromEnv } from '../../../src/aws/send-from-env.ts';
import { systemEffects } from '../../../src/aws/system-effects.ts';
import { openAt, type SenderAt } from '../../../src/store/dynamodb/emulated-table.fixture.ts';
import { describeTable } from '../../../src/store/table.contract.ts';
import { openEmulator } from './open-emulator.fixture.ts';
import { missing } from './python.fixture.ts';

const KEYS = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

const bySmallSender: SenderAt = (endpoint) => dynamoSender(sendFromEnv({ ...KEYS, AWS_ENDPOINT_URL: endpoint }, systemEffects));

const inMiniStack = async (senderAt?: SenderAt) => {
  const emulator = await openEmulator();
  return openAt(emulator.endpoint, emulator.close, senderAt);
};

// No differences are allowed: MiniStack keeps every sentence.
if (missing === false) {
  describeTable('DynamoDB as MiniStack plays it', () => inMiniStack());
  describeTable('DynamoDB by the small sender, as MiniStack plays it', () => inMiniStack(bySmallSender));
} else test('DynamoDB as MiniStack plays it', { skip: missing }, () => undefined);
