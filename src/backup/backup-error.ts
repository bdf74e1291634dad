/** What can be wrong with an export, or with making one. */
export type BackupErrorCode =
  | 'finished' // where it should be made, a finished one stands
  | 'foreign' // where it should be made, something else stands
  | 'undescribed' // an item of a kind that the table's description does not have
  | 'unreadable' // an item that cannot be decoded
  | 'unfinished' // no manifest: it is not an export, or broke off
  | 'newer-format'
  | 'damaged';

/** The message names the file and line, what was expected and found, and the remedy. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
