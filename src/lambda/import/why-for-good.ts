import { SourceError } from '../../sources/source-error.ts';
import { ImportRefused } from './import-refused.ts';
import { LARGEST_BYTES } from './read-object.ts';

/** What is wrong with a file, where trying again would not help; undefined of what may pass: the table's or the network's failures. */
export const whyForGood = (error: unknown): string | undefined => {
  if (error instanceof ImportRefused) return error.message;
  if (!(error instanceof SourceError)) return undefined;
  if (error.code !== 'staging-failed') return error.message;
  const remedy = `Split the file into parts of at most ${LARGEST_BYTES / 1e6} MB, unpacked, each with the header`;
  return `the rows of the file did not fit into the function's temporary file. ${remedy}.`;
};
