import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';

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

/** Reads a message of the queue of failed events. */
export const readFailure = ({ Body = '', ReceiptHandle = '', Attributes }: Message): FailedEvent => {
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
