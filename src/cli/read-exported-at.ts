import { parseExportTime } from '../sources/csv/profile/export-time.ts';
import { UsageError } from './usage-error.ts';

/** When files were exported, in milliseconds; undefined where it was not said. Throws UsageError for what is no past instant. */
export const readExportedAt = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const ms = parseExportTime(text, Date.now());
  if (ms !== undefined) return ms;
  throw new UsageError([
    `--exported-at cannot be ${JSON.stringify(text)}; allowed: an instant that is past, with its offset, e.g. 2026-01-31T18:00:00Z`,
  ]);
};
