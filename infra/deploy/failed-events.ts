import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
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
        // Asks every server of the queue; without it some events would be missed.
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) return;
    yield* Messages.map(readFailure);
  }
}

const readAll = async (queue: Queue): Promise<FailedEvent[]> => {
  const events: FailedEvent[] = [];
  for await (const event of eventsIn(queue)) events.push(event);
  return events;
};

/** Every event that waits. They stay in the queue, and can be seen again at once: who has looked at them will want to replay them. */
export const listFailed = async (deployed: Pick<Deployed, 'account' | 'names'>): Promise<FailedEvent[]> => {
  const queue = await openQueue(deployed);
  const events = await readAll(queue);
  for (const { receipt } of events)
    await queue.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: queue.url, ReceiptHandle: receipt, VisibilityTimeout: 0 }));
  return events;
};

/**
 * Starts the function of each event again, with the same event, and takes it out of the queue only then. Each once: what fails again at
 * once is back in the queue before the others are started.
 */
export const replayFailed = async (deployed: Pick<Deployed, 'account' | 'names'>): Promise<FailedEvent[]> => {
  const queue = await openQueue(deployed);
  const lambda = new LambdaClient({ region: deployed.account.region });
  const replayed = await readAll(queue);
  for (const { functionName, event, receipt } of replayed) {
    if (functionName !== undefined)
      await lambda.send(
        new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) }),
      );
    await queue.sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle: receipt }));
  }
  return replayed;
};
