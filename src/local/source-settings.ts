import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { SourceName } from '../domain/ids.ts';
import { FolderError } from './folder-error.ts';
import { folderFiles } from './folder-files.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isSafe = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
};

/** Where a shop answers: over TLS, since a token goes with every request; without it only on this machine. */
export const ShopUrl = z
  .string()
  .check(
    z.refine(
      isSafe,
      'not an https address without user, query and fragment, e.g. https://shop.example.com/api (http on this machine only)',
    ),
  );

/** The name of an environment variable that holds a secret; the secret itself is kept nowhere. */
export const VariableName = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'not the name of a variable, e.g. SHOP_TOKEN'));

/** A shop that is pulled. */
export const SourceSettings = z.strictObject({
  name: SourceName,
  kind: z.literal('retail-api'),
  url: ShopUrl,
  tokenEnv: VariableName,
  webhookSecretsEnv: z.optional(VariableName),
});
export type SourceSettings = z.infer<typeof SourceSettings>;

const SourcesFile = z.array(SourceSettings);

const malformed = (path: string, cause: unknown): FolderError =>
  new FolderError('unusable', `${path} is not what "tillbook source add" wrote; correct it, or remove it and add the sources again`, {
    cause,
  });

/** The sources of a folder, in the order in which they were added. */
export const readSources = async (dir: string): Promise<readonly SourceSettings[]> => {
  const path = folderFiles(dir).sources;
  if (!existsSync(path)) return [];
  try {
    return SourcesFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw malformed(path, error);
  }
};

/** Adds a source, or changes the one of its name. True when it is new. */
export const putSource = async (dir: string, source: SourceSettings): Promise<boolean> => {
  const path = folderFiles(dir).sources;
  const known = await readSources(dir);
  const others = known.filter(({ name }) => name !== source.name);
  await writeFile(`${path}.new`, `${JSON.stringify([...others, source], null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return others.length === known.length;
};

/** The value of a variable that a source names. Throws FolderError where it is not set. */
export const readVariable = (name: string, env: Readonly<Record<string, string | undefined>>): string => {
  const value = env[name]?.trim() ?? '';
  if (value !== '') return value;
  throw new FolderError('variable-missing', `the variable ${name} is not set, which holds a secret of the source; set it and try again`);
};
