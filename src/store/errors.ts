/** What each code means, and the data it carries beside its message. `place` is the file, or the name of the table. */
export type StoreFaults = {
  /** The caller asked for what the port excludes, e.g. a key that is too long. */
  readonly invalid: { readonly subject: string };
  /** No room for the write. */
  readonly full: { readonly place: string };
  /** The store may be read, not written. */
  readonly 'read-only': { readonly place: string };
  /** Another process held the file longer than we wait. */
  readonly busy: { readonly place: string };
  /** What is stored cannot be understood. */
  readonly corrupt: { readonly place: string };
  /** A newer version of this program wrote the file. */
  readonly 'newer-format': { readonly place: string; readonly found: number; readonly known: number };
  /** There is no such store, or it is another program's, or it may not be opened. */
  readonly unopenable: { readonly place: string };
  /** The table was used after it was closed. */
  readonly closed: { readonly place: string };
  /** The table's capacity is spent, and the retries with it. */
  readonly throttled: { readonly place: string };
  /** The credentials are missing, expired or not allowed to do this. */
  readonly denied: { readonly place: string };
  /** The store did not answer, or failed of its own accord. */
  readonly unavailable: { readonly place: string };
};

export type StoreErrorCode = keyof StoreFaults;

/** A failure of the store, or of its use. An outcome that a caller expects is returned, never thrown. */
export class StoreError<Code extends StoreErrorCode = StoreErrorCode> extends Error {
  override readonly name = 'StoreError';
  readonly code: Code;
  readonly details: StoreFaults[Code];

  constructor(code: Code, message: string, details: StoreFaults[Code], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

export const isStoreError = <Code extends StoreErrorCode>(error: unknown, code: Code): error is StoreError<Code> =>
  error instanceof StoreError && error.code === code;

const TRANSIENT: ReadonlySet<StoreErrorCode> = new Set(['busy', 'throttled', 'unavailable']);

/** Whether the same call may succeed a little later. */
export const isTransient = (error: unknown): error is StoreError => error instanceof StoreError && TRANSIENT.has(error.code);
