import { createCsvReader } from './csv-reader.ts';
import type { TextFile } from './open-text.ts';

export type HeaderPlace = { readonly delimiter: string; readonly headerLine: number | undefined };

/** The names in a file's header, its first record from this line on; none when there is no text, or its quotes are broken. The file is not read further. */
export const readHeader = async (file: TextFile, { delimiter, headerLine = 1 }: HeaderPlace): Promise<readonly string[]> => {
  let header: readonly string[] | undefined;
  const reader = createCsvReader(delimiter, ({ line, cells, fault }) => {
    if (line < headerLine) return;
    header ??= fault === undefined ? cells.map((cell) => cell.trim()) : [];
  });
  for await (const text of file.text) {
    reader.push(text);
    if (header !== undefined) return header;
  }
  reader.end();
  return header ?? [];
};
