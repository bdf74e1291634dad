import { createCsvReader } from './csv-reader.ts';
import type { TextFile } from './open-text.ts';

/** The names in a file's first record; none when there is no text, or its quotes are broken. The file is not read further. */
export const readHeader = async (file: TextFile, delimiter: string): Promise<readonly string[]> => {
  let header: readonly string[] | undefined;
  const reader = createCsvReader(delimiter, ({ cells, fault }) => {
    header ??= fault === undefined ? cells.map((cell) => cell.trim()) : [];
  });
  for await (const text of file.text) {
    reader.push(text);
    if (header !== undefined) return header;
  }
  reader.end();
  return header ?? [];
};
