/** An error as a log tells it: what it calls itself and says, and what caused it. */
export type FailureFacts = { readonly name: string; readonly says: string; readonly code?: string; readonly cause?: FailureFacts };

const DEEPEST = 4;
const LONGEST = 500;

// No message of ours holds one, but it may quote what somebody else sent.
const ADDRESS = /[^\s@"'<>]+@[^\s@"'<>]+/g;
const BEARER = /\b(?:Bearer\s+|tb_)\S+/g;

const withoutSecrets = (text: string): string => text.replaceAll(ADDRESS, '…@…').replaceAll(BEARER, '…').slice(0, LONGEST);

/** Tells an error with its causes, without addresses or tokens. */
export const failureFacts = (error: unknown, depth = 1): FailureFacts => {
  if (!(error instanceof Error)) return { name: 'Error', says: withoutSecrets(String(error)) };
  const { name, message, cause } = error;
  return {
    name,
    says: withoutSecrets(message),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(cause !== undefined && depth < DEEPEST && { cause: failureFacts(cause, depth + 1) }),
  };
};
