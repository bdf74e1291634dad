import type { IncomingMessage } from 'node:http';
import { type AnswerFacts, AwsError } from '../aws-error.ts';
import { factsOf } from './facts-of.ts';
import { readText } from './read-text.ts';

/** The fields of an answer; what they hold is judged by whoever takes them. */
export type Fields = Readonly<Record<string, unknown>>;

const readFields = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** e.g. com.amazonaws.dynamodb.v20120810#ValidationException, of which the last part is the name */
const nameOf = (type: unknown): string | undefined => (typeof type === 'string' ? type.replace(/^.*#/, '') : undefined);

const unreadable = (text: string, facts: AnswerFacts): AwsError =>
  new AwsError('UnreadableAnswer', `answered ${facts.status} with what is not JSON: ${text.slice(0, 100)}`, { facts });

/** Makes a failure of the fields of an answer that is one. */
export type FailureOf = (name: string, message: string, more: { readonly facts: AnswerFacts; readonly fields: Fields }) => AwsError;

const plainFailure: FailureOf = (name, message, { facts }) => new AwsError(name, message, { facts });

/** The fields of an answer of 200; any other is thrown under the name that the service gave it. */
export async function readJson(answer: IncomingMessage, failureOf: FailureOf = plainFailure): Promise<Fields> {
  const text = await readText(answer);
  const facts = factsOf(answer);
  const fields = readFields(text);
  if (fields === undefined) throw unreadable(text, facts);
  if (facts.status === 200) return fields;
  const name = nameOf(fields.__type);
  if (name === undefined) throw unreadable(text, facts);
  throw failureOf(name, String(fields.message ?? fields.Message ?? `answered ${facts.status}`), { facts, fields });
}
