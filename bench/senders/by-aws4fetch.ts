// Our sender with the signatures of aws4fetch: what decision 14 weighed.
import { AwsV4Signer } from 'aws4fetch';
import type { Send } from '../../src/aws/aws.ts';
import { dynamoSender } from '../../src/aws/dynamodb/dynamo-sender.ts';
import { exchange } from '../../src/aws/send/exchange.ts';
import { withRetries } from '../../src/aws/send/with-retries.ts';
import { systemEffects } from '../../src/aws/system-effects.ts';
import { getOrder } from './get-order.ts';

const { AWS_ENDPOINT_URL = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_REGION = '' } = process.env;
const access = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, region: AWS_REGION, cache: new Map() };
const endpoint = new URL(AWS_ENDPOINT_URL);

const send: Send = ({ service, path, ...request }, read) =>
  withRetries(async (timeoutMs) => {
    const { headers } = await new AwsV4Signer({ url: new URL(path, endpoint).href, service, ...access, ...request }).sign();
    const outgoing = { ...request, path, endpoint, headers: Object.fromEntries(headers) };
    return exchange(outgoing, read, { timeoutMs: timeoutMs(), startTimer: systemEffects.startTimer });
  }, systemEffects);

export const handler = getOrder(dynamoSender(send));
