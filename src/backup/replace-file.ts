import { open, rename } from 'node:fs/promises';

/** Puts a file in the place of another, whole: whoever reads sees the one or the other. For its owner alone. */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
};
