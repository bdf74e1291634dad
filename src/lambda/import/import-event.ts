import * as z from 'zod/mini';

/** @source Amazon S3 User Guide, "Event message structure": the parts that an import needs. */
const S3Record = z.object({
  eventSource: z.literal('aws:s3'),
  eventName: z.string(),
  s3: z.object({ object: z.object({ key: z.string(), size: z.optional(z.number()), eTag: z.optional(z.string()) }) }),
});

const S3Event = z.object({ Records: z.array(S3Record) });

/** S3 sends it once, when it is told whom to notify. */
const TestEvent = z.object({ Event: z.literal('s3:TestEvent') });

const ContinueEvent = z.object({ job: z.literal('continue') });

/** An object of a message, its key as S3 wrote it there. */
export type NotedObject = { readonly key: string; readonly bytes: number; readonly etag: string };

/** What starts the function: objects that were put, or the clock. A test message has no objects. */
export type ImportEvent = { readonly kind: 'objects'; readonly objects: readonly NotedObject[] } | { readonly kind: 'continue' };

const objectsOf = (records: readonly z.infer<typeof S3Record>[]): NotedObject[] =>
  records
    .filter(({ eventName }) => eventName.startsWith('ObjectCreated:'))
    .map(({ s3: { object } }) => ({ key: object.key, bytes: object.size ?? 0, etag: object.eTag ?? '' }));

/** Reads what the function was started with. Throws RangeError for anything else. */
export const readImportEvent = (event: unknown): ImportEvent => {
  if (ContinueEvent.safeParse(event).success) return { kind: 'continue' };
  if (TestEvent.safeParse(event).success) return { kind: 'objects', objects: [] };
  const notified = S3Event.safeParse(event);
  if (notified.success) return { kind: 'objects', objects: objectsOf(notified.data.Records) };
  throw new RangeError('the event is neither a notification of S3 nor {"job":"continue"}; see what starts this function');
};
