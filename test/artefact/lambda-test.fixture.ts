import { type TestContext, test } from 'node:test';
import { runtimeClient } from './runtime-client.fixture.ts';

const client = runtimeClient();
let isSkipSaid = false;

const skipOnce = (missing: string): void => {
  if (process.env.CI) throw new Error(`The runtime interface client of Lambda must run here: ${missing}`);
  if (!isSkipSaid) test('functions in the runtime interface client of Lambda', { skip: missing }, () => undefined);
  isSkipSaid = true;
};

/** A test that runs functions as Lambda does, by `client`. Where that cannot be had, one line for the file says why; in CI it must be had. */
export const lambdaTest = (name: string, body: (client: string, context: TestContext) => Promise<void>): void => {
  if ('missing' in client) return skipOnce(client.missing);
  test(name, (context) => body(client.path, context));
};
