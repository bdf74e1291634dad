import type { IncomingMessage } from 'node:http';
import type { AnswerFacts } from '../aws-error.ts';

/** The facts of an answer that may be a failure. */
export const factsOf = ({ statusCode, headers }: IncomingMessage): AnswerFacts => {
  const answeredMs = Date.parse(headers.date ?? '');
  return { status: statusCode ?? 0, ...(!Number.isNaN(answeredMs) && { answeredMs }) };
};
