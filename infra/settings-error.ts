/** The settings of a deployment cannot be used; the message says which entry, and what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
