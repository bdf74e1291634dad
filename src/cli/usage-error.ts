/** What was asked cannot be: a line for each value that is wrong, with what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
