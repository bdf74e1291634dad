/** What can be wrong with a data folder as a whole. */
export type FolderErrorCode =
  | 'not-initialised'
  | 'differs'
  | 'in-use'
  | 'key-missing'
  | 'key-malformed'
  | 'unusable'
  | 'unrestored'
  | 'initialised'
  | 'record-unknown'
  | 'unaccounted'
  | 'source-unknown'
  | 'variable-missing';

/** A data folder that cannot do what was asked: the message names the folder and the remedy. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly code: FolderErrorCode;

  constructor(code: FolderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
