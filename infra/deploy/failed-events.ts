import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, GetQueueUrlCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { Deployed } from './open-deployed.ts';

/** While one looks at an event nobody else sees it. @unit seconds */
const LOOKED_AT = 60;

/** What a function's destination, or a schedule that could not start its function, put into the queue. */
const Failure = z.looseObject({
  timestamp: z.optional(z.string()),
  requestContext: z.optional(
    z.looseObject({ functionArn: z.string(), condition: z.optional(z.string()), approximateInvokeCount: z.optional(z.number()) }),
  ),
  requestPayload: z.optional(z.unknown()),
  responsePayload: z.optional(z.unknown()),
});

/**
 * An event that failed in the end. `functionName` is undefined where the message does not tell whose it was; then it is what a schedule
 * sent in vain, which comes again by itself.
 */
export type FailedEvent = {
  readonly at: string;
  readonly functionName: string | undefined;
  readonly why: string;
  readonly event: unknown;
  readonly receipt: string;
};

const nameIn = (functionArn: string): string | undefined => functionArn.split(':')[6];

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const whyOf = ({ requestContext, responsePayload }: z.infer<typeof Failure>): string => {
  const says = z.looseObject({ errorMessage: z.string() }).safeParse(responsePayload);
  return says.success ? says.data.errorMessage : (requestContext?.condition ?? 'not said');
};

const readFailure = ({ Body = '', ReceiptHandle = '', Attributes }: Message): FailedEvent => {
  const body = parse(Body);
  const failure = Failure.safeParse(body);
  const sentAt = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
  if (!failure.success || failure.data.requestContext === undefined)
    return { at: sentAt, functionName: undefined, why: 'its function could not be started', event: body, receipt: ReceiptHandle };
  const { timestamp = sentAt, requestContext, requestPayload } = failure.data;
  return {
    at: timestamp,
    functionName: nameIn(requestContext.functionArn),
    why: whyOf(failure.data),
    event: requestPayload,
    receipt: ReceiptHandle,
  };
};

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
