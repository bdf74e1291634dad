import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { runCli } from '../../src/cli/run-cli.ts';
import type { World } from '../../src/cli/session.ts';

export type Run = { readonly code: number; readonly out: string; readonly err: string };

/** A folder that goes when the test does. */
export const temporaryFolder = (context: TestContext): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tillbook-cli-'));
  context.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** Runs one command line in this process. */
export const run = async (argv: readonly string[], world: Partial<World> = {}): Promise<Run> => {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: false,
    hasColour: false,
    isDebug: false,
    untilStopped: async () => undefined,
    env: {},
    ...world,
  });
  return { code, out, err };
};

export const PROFILE = {
  source: 'shop',
  zone: 'Europe/London',
  currency: 'GBP',
  order: { id: 'order', placedAt: { column: 'at' }, customer: 'customer', email: 'email', country: 'country' },
  line: { product: 'sku', title: 'title', quantity: 'quantity', unitPrice: 'price' },
  personal: ['email'],
} as const;

export const HEADER = 'order,at,customer,email,country,sku,title,quantity,price';

/** A shop of one test: a data folder not made yet, and files beside it. */
export const createShop = (context: TestContext) => {
  const dir = temporaryFolder(context);
  const data = join(dir, 'data');
  const file = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  return {
    dir,
    data,
    file,
    csv: (name: string, rows: readonly string[]): string => file(name, `${[HEADER, ...rows].join('\n')}\n`),
    profile: (changes: object = {}, name = 'profile.json'): string => file(name, JSON.stringify({ ...PROFILE, ...changes })),
    run: (argv: readonly string[], world: Partial<World> = {}): Promise<Run> => run(['--data', data, ...argv], world),
  };
};

export const ROWS = [
  '1,2024-01-10 10:00:00,ann,,UK,tea,Tea,2,5.00',
  '1,2024-01-10 10:00:00,ann,,UK,mug,Mug,1,7.50',
  '2,2024-01-31 23:30:00,,bo@example.com,FR,tea,Tea,1,5.00',
  '3,2024-02-01 09:00:00,ann,,UK,tea,Black tea,3,5.00',
] as const;
