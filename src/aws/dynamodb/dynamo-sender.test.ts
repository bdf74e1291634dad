import { DYNALITE_DIFFERENCES, inDynalite } from '../../store/dynamodb/emulated-table.fixture.ts';
import { describeTable } from '../../store/table.contract.ts';
import { sendFromEnv } from '../send-from-env.ts';
import { systemEffects } from '../system-effects.ts';
import { dynamoSender } from './dynamo-sender.ts';

const KEYS = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

describeTable(
  'DynamoDB by the small sender, as dynalite plays it',
  () => inDynalite((endpoint) => dynamoSender(sendFromEnv({ ...KEYS, AWS_ENDPOINT_URL: endpoint }, systemEffects))),
  DYNALITE_DIFFERENCES,
);
