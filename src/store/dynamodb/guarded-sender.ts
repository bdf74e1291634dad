import type { StoredMap } from './attribute-value.ts';
import { dynamoFailure } from './failure.ts';
import type { Sender } from './sender.ts';

export type Refusal = Error & { readonly Item?: StoredMap | undefined };

/** The service's word for a condition that did not hold: an outcome, not a failure. */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'ConditionalCheckFailedException';

const guarded =
  <Input, Output>(send: (input: Input) => Promise<Output>, place: string): ((input: Input) => Promise<Output>) =>
  async (input) => {
    try {
      return await send(input);
    } catch (error) {
      throw isRefusal(error) ? error : dynamoFailure(error, place);
    }
  };

/** The sender with every failure, but not a refusal, as a `StoreError`. */
export const guardedSender = (sender: Sender, place: string): Sender => ({
  getItem: guarded(sender.getItem, place),
  batchGetItem: guarded(sender.batchGetItem, place),
  query: guarded(sender.query, place),
  scan: guarded(sender.scan, place),
  putItem: guarded(sender.putItem, place),
  updateItem: guarded(sender.updateItem, place),
  deleteItem: guarded(sender.deleteItem, place),
});
