import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { Zone } from '../../domain/time/zone.ts';
import { type Folder, initFolder, openToWrite } from '../open-folder.ts';
import type { LiveEffects } from './live-effects.ts';

const SHOP = { zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' } as const;

/** A folder that is open to write until the test ends. */
export const openTemporary = async (context: TestContext): Promise<Folder> => {
  const root = mkdtempSync(join(tmpdir(), 'tillbook-live-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  const dir = join(root, 'data');
  await initFolder(dir, SHOP);
  const folder = await openToWrite(dir);
  context.after(folder.close);
  return folder;
};

/** A shop of one test; its answers are the test's. */
export const serveShop = async (context: TestContext, answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Keeps what a live folder tells; `untilTold` waits for a text among it. */
export const listening = () => {
  const told: string[] = [];
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  const hear = (line: string): void => {
    told.push(line);
    for (const { text, resolve } of waiting) if (line.includes(text)) resolve();
  };
  const effects: LiveEffects = {
    onServed: ({ path, status }) => hear(`served ${path} ${status}`),
    onWindow: ({ name }) => hear(`loaded ${name}`),
    onFailure: (what, error) => hear(`failed ${what}: ${error instanceof Error ? error.message : error}`),
  };
  const untilTold = (text: string): Promise<void> =>
    told.some((line) => line.includes(text)) ? Promise.resolve() : new Promise((resolve) => waiting.push({ text, resolve }));
  return { told, effects, untilTold };
};
