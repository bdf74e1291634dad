import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumBinary.executablePath(), args: ['--no-sandbox', '--no-zygote', '--disable-gpu'] });

/** A browser, or why none can start here. CI must have one. */
export const startBrowser = async (): Promise<Browser | string> => {
  try {
    return await launch();
  } catch (error) {
    if (process.env.CI) throw error;
    return `no browser can start here: ${String(error).split('\n')[0]}`;
  }
};
