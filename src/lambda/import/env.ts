import * as z from 'zod/mini';

const Variables = z.object({ IMPORT_BUCKET: z.string() });

/** The bucket whose objects are imported. Throws where the stack did not say it. */
export const readBucket = (env: Readonly<Record<string, string | undefined>>): string => {
  const read = Variables.safeParse(env);
  if (read.success) return read.data.IMPORT_BUCKET;
  throw new RangeError('the environment does not say IMPORT_BUCKET, as the stack does; deploy it again');
};
