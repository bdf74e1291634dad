import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type Names, namesOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import { type Account, openAccount } from './account.ts';
import { ASSEMBLY, assemble } from './assemble.ts';
import { runCdk } from './cdk.ts';
import { readStack } from './stack-outputs.ts';

export type DestroyRequest = {
  readonly settings: Settings;
  readonly confirm: (intent: { readonly account: Account; readonly stacks: readonly string[] }) => Promise<boolean>;
  readonly say: (line: string) => void;
};

/** What still stands, with why. */
export type Kept = readonly string[];

const isMissing = (error: unknown): boolean => error instanceof Error && error.name === 'NoSuchBucket';

const openS3 = ({ region }: Account): S3Client => {
  // biome-ignore lint/style/noProcessEnv: an emulator has one name for all buckets
  return new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
};

// AWS deletes no bucket that holds anything.
const emptyBucket = async (s3: S3Client, Bucket: string): Promise<number> => {
  let deleted = 0;
  for (;;) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    if (Contents.length === 0) return deleted;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }));
    deleted += Contents.length;
  }
};

const emptyImports = async (account: Account, names: Names): Promise<number> => {
  try {
    return await emptyBucket(openS3(account), names.bucket(account.id));
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

const standing = async ({ cloudFormation }: Account, names: Names): Promise<string[]> => {
  const stacks = [names.stack('monitoring'), names.stack('api'), names.stack('pipeline')];
  const states = await Promise.all(stacks.map((name) => readStack(cloudFormation, name)));
  return stacks.filter((_, at) => states[at] !== undefined);
};

// The CDK's roles delete, so that who calls needs no more rights than to deploy; it wants the templates for that.
const takeDown = async (stacks: readonly string[], settings: Settings): Promise<void> => {
  await assemble(settings);
  await runCdk(['destroy', ...stacks, '--app', ASSEMBLY, '--exclusively', '--force']);
};

const keptOf = (names: Names): Kept => [
  `the table ${names.table}, with the whole book, in the stack ${names.stack('data')}: within the free units, protected against deletion`,
  `the parameters below ${names.parameters}: standard parameters cost nothing, and without the guest key returning guests would be new`,
  'the stack CDKToolkit, which the CDK made for the whole account: its bucket holds the bundles, some megabytes of S3',
];

/** Takes down all that runs, and keeps what cannot be made again; says what it kept. Undefined when it was not confirmed. */
export const destroy = async ({ settings, confirm, say }: DestroyRequest): Promise<Kept | undefined> => {
  const names = namesOf(settings.shop);
  const account = await openAccount();
  const stacks = await standing(account, names);
  if (!(await confirm({ account, stacks }))) return undefined;
  const deleted = await emptyImports(account, names);
  if (deleted > 0) say(`${deleted} files deleted of ${names.bucket(account.id)}; what they held is in the table`);
  if (stacks.length > 0) await takeDown(stacks, settings);
  return keptOf(names);
};
