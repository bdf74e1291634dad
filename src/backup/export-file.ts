import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** How far a file is written. */
export type Extent = { readonly items: number; readonly bytes: number };

/** A file that grows at its end. Each call waits until the operating system has taken what was given. */
export type ExportFile = {
  readonly append: (lines: readonly string[]) => Promise<void>;
  /** Waits until what was appended is on the disk. */
  readonly sync: () => Promise<void>;
  readonly extent: () => Extent;
  readonly sha256: () => string;
  readonly close: () => Promise<void>;
};

const hashOf = async (file: FileHandle, bytes: number): Promise<Hash> => {
  const hash = createHash('sha256');
  if (bytes === 0) return hash;
  for await (const chunk of file.createReadStream({ start: 0, end: bytes - 1, autoClose: false })) hash.update(chunk);
  return hash;
};

/** Opens a file of an export behind what was written, and cuts off what follows. The checksum is made anew of what is there. */
export const openExportFile = async (path: string, written: Extent): Promise<ExportFile> => {
  const file = await open(path, 'a+', 0o600);
  await file.truncate(written.bytes);
  const hash = await hashOf(file, written.bytes);
  let { items, bytes } = written;
  let isSynced = true;
  return {
    append: async (lines) => {
      const text = Buffer.from(lines.join(''));
      await file.appendFile(text);
      hash.update(text);
      items += lines.length;
      bytes += text.length;
      isSynced = false;
    },
    sync: async () => {
      if (!isSynced) await file.datasync();
      isSynced = true;
    },
    extent: () => ({ items, bytes }),
    sha256: () => hash.copy().digest('hex'),
    close: () => file.close(),
  };
};
