import type { StoredMap } from '../../store/dynamodb/attribute-value.ts';
import { type AnswerFacts, AwsError } from '../aws-error.ts';

/** A condition that did not hold, with what stood there where the request asked for it: the store's `Refusal`. */
export class RefusedWrite extends AwsError {
  readonly Item: StoredMap | undefined;

  constructor(message: string, facts: AnswerFacts, { Item }: { readonly Item?: StoredMap }) {
    super('ConditionalCheckFailedException', message, { facts });
    this.Item = Item;
  }
}
