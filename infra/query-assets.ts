import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApiOf } from '../src/api/openapi.ts';
import { ROUTES } from '../src/api/routes.ts';
import { buildDashboard } from '../src/local/build-dashboard.ts';

/**
 * Figures are new once a minute at most, and each look of each open page is a request that is counted: a page left open all month asks 86,000
 * times. @unit seconds
 */
const LOOK_SECONDS = 30;

/** Puts beside the code of `query` what it serves as it is: the files of the page, and the description of the API. */
export const writeQueryAssets = async (folder: string): Promise<void> => {
  // Moved into its place whole, as the code is; outside the folder until then, since all of that is deployed.
  const aside = join(folder, '..', '..', `served.${process.pid}`);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(aside, text);
    renameSync(aside, join(folder, path));
  };
  for (const [path, { body }] of await buildDashboard(LOOK_SECONDS)) write(path, body);
  write('openapi.json', JSON.stringify(openApiOf(ROUTES)));
};
