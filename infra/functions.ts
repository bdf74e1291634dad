/** Every function on AWS. What starts it, what it does and what it may is one line here, and one entry in `access.ts`. */
export const FUNCTION_NAMES = ['collect', 'pull', 'import', 'sweep', 'nightly', 'query', 'admin', 'authorize'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/**
 * `memoryMb` also sets the share of a processor; `seconds`: the time-out, below the gateway's 30 s where one waits. `startedBy` HTTP answers
 * at once, the others are asynchronous: what fails in the end goes to the queue of failed events. `retries`: by Lambda, after the first try.
 */
export type FunctionShape = {
  readonly says: string;
  readonly startedBy: 'http' | 'schedule' | 'file' | 'authorizer';
  readonly memoryMb: number;
  readonly seconds: number;
  readonly retries: number;
};

export const FUNCTIONS: Readonly<Record<FunctionName, FunctionShape>> = {
  collect: { says: 'takes orders and webhooks and books them', startedBy: 'http', memoryMb: 512, seconds: 25, retries: 0 },
  pull: { says: 'asks the shops for what has changed', startedBy: 'schedule', memoryMb: 256, seconds: 270, retries: 0 },
  import: { says: 'books the orders of files, over several runs', startedBy: 'file', memoryMb: 1024, seconds: 900, retries: 2 },
  sweep: {
    says: 'folds the book into figures, each minute and each night',
    startedBy: 'schedule',
    memoryMb: 512,
    seconds: 300,
    retries: 0,
  },
  nightly: { says: 'proves the book', startedBy: 'schedule', memoryMb: 512, seconds: 900, retries: 1 },
  query: { says: 'answers reports and serves the page', startedBy: 'http', memoryMb: 512, seconds: 25, retries: 0 },
  admin: { says: 'changes what is kept', startedBy: 'http', memoryMb: 512, seconds: 25, retries: 0 },
  authorize: { says: 'knows the bearer of a token', startedBy: 'authorizer', memoryMb: 256, seconds: 5, retries: 0 },
};
