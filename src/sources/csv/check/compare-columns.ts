import { withoutAddresses } from '../../addresses.ts';

/**
 * A file's columns against those of a profile. `unused` are never looked at, null where they are not told; without those `missing` the file
 * cannot be read.
 */
export type ComparedColumns = {
  readonly file: string;
  readonly columns: number;
  readonly unused: readonly string[] | null;
  readonly missing: readonly string[];
};

/** Compares a header with the columns that are wanted. Where it has no column of the profile it may be no header, and what it says may be personal: it is not repeated. */
export const compareColumns = (file: string, header: readonly string[], wanted: readonly string[]): ComparedColumns => {
  const missing = wanted.filter((column) => !header.includes(column));
  const isHeader = missing.length < wanted.length;
  const unused = isHeader ? header.filter((column) => !wanted.includes(column)).map(withoutAddresses) : null;
  return { file, columns: header.length, unused, missing };
};
