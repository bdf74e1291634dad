import { UsageError } from './usage-error.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** When files were exported, in milliseconds; undefined where it was not said. Throws UsageError for what is no past instant. */
export const readExportedAt = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (ms > 0 && ms <= Date.now()) return ms;
  throw new UsageError([
    `--exported-at cannot be ${JSON.stringify(text)}; allowed: an instant that is past, with its offset, e.g. 2026-01-31T18:00:00Z`,
  ]);
};
