import type { IncomingMessage } from 'node:http';
import type { Send } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';
import { objectFailure } from './object-failure.ts';
import { type ObjectHead, objectHead } from './object-head.ts';
import { type ObjectPlace, objectRequest, type Position } from './object-request.ts';
import { wholeBody } from './whole-body.ts';

/** An object that is open for reading. */
export type OpenObject = ObjectHead & {
  /** What follows the byte that was asked for, once and in order. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives up a body that nobody wants to read. */
  readonly discard: () => void;
};

type Opened = { readonly head: ObjectHead; readonly answer: IncomingMessage };

const open = (send: Send, place: ObjectPlace, from?: Position): Promise<Opened> =>
  send(objectRequest(place, from), async (answer) => {
    if (answer.statusCode !== 200 && answer.statusCode !== 206) throw await objectFailure(answer, place);
    return { head: objectHead(answer, from?.offset ?? 0), answer };
  });

const isMissing = (error: unknown): boolean => error instanceof AwsError && error.name === 'NoSuchKey';

/**
 * Opens an object, or what follows a position in one. A connection that breaks is taken up again where it broke, as long as the object
 * is the same. Undefined where there is no such object.
 */
export async function openObject(
  send: Send,
  { from, ...place }: ObjectPlace & { readonly from?: Position },
  effects: AwsEffects,
): Promise<OpenObject | undefined> {
  try {
    const { head, answer } = await open(send, place, from);
    const reopen = async (offset: number): Promise<IncomingMessage> => (await open(send, place, { offset, etag: head.etag })).answer;
    const body = wholeBody({ answer, offset: from?.offset ?? 0, bytes: head.bytes, reopen }, effects);
    return { ...head, body, discard: () => answer.destroy() };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
