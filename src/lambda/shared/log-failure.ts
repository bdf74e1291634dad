import { withoutTokens } from '../../api/tokens/token.ts';

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${textOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
};

/** Writes what failed to the log of the function, as one line of JSON without any token. */
export const logFailure = (what: string, error: unknown): void => {
  process.stderr.write(`${JSON.stringify({ level: 'error', what, error: withoutTokens(textOf(error)) })}\n`);
};
