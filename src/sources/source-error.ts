/** What can be wrong with a source as a whole. What is wrong with single rows is no error: those are rejected and counted. */
export type SourceErrorCode =
  | 'file-not-found'
  | 'not-a-file'
  | 'file-unreadable'
  | 'file-empty'
  | 'file-repeated'
  | 'gzip-truncated'
  | 'gzip-corrupt'
  | 'encoding-wrong'
  | 'header-unreadable'
  | 'column-missing'
  | 'column-duplicated'
  | 'joins-differ'
  | 'lookup-key-repeated'
  | 'lookup-row-unreadable'
  | 'profile-not-found'
  | 'profile-invalid'
  | 'staging-failed'
  | 'shop-unreachable'
  | 'shop-busy'
  | 'shop-refused'
  | 'shop-lacks';

/** A source that cannot be read: its message names the thing, the value and the remedy. Nothing of it has been handed on. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;

  constructor(code: SourceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
