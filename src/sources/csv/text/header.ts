import { SourceError } from '../../source-error.ts';

export type Header = { readonly file: string; readonly cells: readonly string[] };

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const assertReadable = ({ file, cells }: Header): void => {
  if (!cells.some((cell) => cell.includes('\0'))) return;
  throw new SourceError(
    'encoding-wrong',
    `${file}, line 1: the header contains NUL characters, so this is no UTF-8 text. If it is UTF-16, say "encoding": "utf-16le" in the profile.`,
  );
};

/** Where the wanted columns stand in the file. Throws SourceError when one is missing, or stands there twice. */
export const locateColumns = (header: Header, wanted: readonly string[]): number[] => {
  assertReadable(header);
  const names = header.cells.map((cell) => cell.trim());
  const missing = wanted.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new SourceError(
      'column-missing',
      `${header.file}: the profile needs ${quoted(missing)}, but the columns are ${quoted(names)}. Correct the names in the profile, its delimiter or its headerLine, or choose another profile.${missing.some((column) => column.includes('.')) ? ' A column of a look-up file, Join.Column, needs its join under "joins".' : ''}`,
    );
  }
  const twice = wanted.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice.length > 0) {
    throw new SourceError('column-duplicated', `${header.file}: the header has ${quoted(twice)} more than once. Rename or remove one.`);
  }
  return wanted.map((column) => names.indexOf(column));
};
