import { dynamoSender } from '../../src/aws/dynamodb/dynamo-sender.ts';
import { sendFromEnv } from '../../src/aws/send-from-env.ts';
import { systemEffects } from '../../src/aws/system-effects.ts';
import { getOrder } from './get-order.ts';

export const handler = getOrder(dynamoSender(sendFromEnv(process.env, systemEffects)));
