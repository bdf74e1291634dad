import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FailedEvent, readFailure } from './failed-event.ts';
import type { Deployed } from './open-deployed.ts';

/** While one looks at an event nobody else sees it. @unit seconds */
const LOOKED_AT = 60;

type Queue = { readonly sqs: SQSClient; readonly url: string };

const openQueue = async ({ account, names }: Pick<Deployed, 'account' | 'names'>): Promise<Queue> => {
  const sqs = new SQSClient({ region: account.region });
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: names.failedQueue }));
  return { sqs, url: QueueUrl };
};

async function* eventsIn({ sqs, url }: Queue): AsyncGenerator<FailedEvent> {
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: LOOKED_AT,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) return;
    yield* Messages.map(readFailure);
  }
}

/** Every event that waits; they stay in the queue, unseen by others for a minute. */
export const listFailed = async (deployed: Pick<Deployed, 'account' | 'names'>): Promise<FailedEvent[]> => {
  const events: FailedEvent[] = [];
  for await (const event of eventsIn(await openQueue(deployed))) events.push(event);
  return events;
};

/** Starts the function of each event again, with the same event, and takes it out of the queue only then. */
export const replayFailed = async (deployed: Pick<Deployed, 'account' | 'names'>): Promise<FailedEvent[]> => {
  const queue = await openQueue(deployed);
  const lambda = new LambdaClient({ region: deployed.account.region });
  const replayed: FailedEvent[] = [];
  for await (const failed of eventsIn(queue)) {
    const { functionName, event, receipt } = failed;
    if (functionName !== undefined)
      await lambda.send(
        new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) }),
      );
    await queue.sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle: receipt }));
    replayed.push(failed);
  }
  return replayed;
};
