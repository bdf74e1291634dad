// Renews docs/images/dashboard.png: `node scripts/screenshot.ts` opens the demo shop in a folder that is removed again, waits for a year of
// its history, and takes the page as a new visitor sees it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as browserType } from 'playwright-core';

const PICTURE = fileURLToPath(new URL('../docs/images/dashboard.png', import.meta.url));
const TILLBOOK = fileURLToPath(new URL('../bin/tillbook.mjs', import.meta.url));
const VIEWPORT = { width: 1200, height: 900 };

const takePicture = async (signInUrl: string): Promise<void> => {
  const browser = await browserType.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
    await page.goto(signInUrl, { waitUntil: 'networkidle' });
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
};

const folder = mkdtempSync(join(tmpdir(), 'tillbook-picture-'));
const shop = spawn(process.execPath, [TILLBOOK, '--data', folder, 'start', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
let said = '';
for (const stream of [shop.stdout, shop.stderr])
  stream.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
try {
  while (!said.includes('the whole history is loaded')) await once(shop.stderr, 'data');
  await takePicture(/Sign in, once: (\S+)/.exec(said)?.[1] ?? '');
} finally {
  shop.kill('SIGINT');
  await once(shop, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
