import assert from 'node:assert/strict';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import type { FunctionName } from '../../../infra/functions.ts';
import type { Names } from '../../../infra/names.ts';
import type { Target } from './target.fixture.ts';

/** What is done in the account itself, past the API. */
export const backstageOf = ({ account, clients: { files, functions, queues } }: Target, names: Names) => {
  const putFile = async (Key: string, Body: string | Uint8Array): Promise<void> =>
    void (await files.send(new PutObjectCommand({ Bucket: names.bucket(account), Key, Body })));

  const call = (name: FunctionName, event: unknown) => ({
    FunctionName: names.function(name),
    Payload: Buffer.from(JSON.stringify(event)),
  });

  /** Starts a function, where its schedule is not the point, and waits for its end. */
  const run = async (name: FunctionName, event: unknown): Promise<void> => {
    const { FunctionError, Payload = new Uint8Array() } = await functions.send(new InvokeCommand(call(name, event)));
    assert.equal(FunctionError, undefined, Buffer.from(Payload).toString());
  };

  /** Starts a function as a schedule does, and does not wait for it. */
  const start = async (name: FunctionName, event: unknown): Promise<void> =>
    void (await functions.send(new InvokeCommand({ ...call(name, event), InvocationType: 'Event' })));

  /** True once an event waits in the queue of those that failed. */
  const hasFailed = async (): Promise<true | undefined> => {
    const { QueueUrl } = await queues.send(new GetQueueUrlCommand({ QueueName: names.failedQueue }));
    const asked = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
    const { Attributes } = await queues.send(new GetQueueAttributesCommand(asked));
    return Number(Attributes?.ApproximateNumberOfMessages) > 0 || undefined;
  };

  return { putFile, run, start, hasFailed };
};
