import { readFileSync } from 'node:fs';
import { pageFiles } from '../../api/page/page-files.ts';
import type { QueryAssets } from './create-query.ts';

/** What was put beside the code when it was bundled: the files of the page by their addresses, and the description of the API. */
export const readAssets = (folder: URL): QueryAssets => {
  const read = (path: string): string => readFileSync(new URL(`.${path}`, folder), 'utf8');
  return { files: pageFiles(read), openApi: () => read('/openapi.json') };
};
