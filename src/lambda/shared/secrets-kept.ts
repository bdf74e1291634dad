/**
 * How long a function keeps a secret that it has read: one that was changed holds everywhere so late, and its predecessor must be valid
 * until then. Each reading is a request to KMS, of which 20,000 a month are free: kept for two minutes, two secrets of two environments
 * that are always asked would be 86,400.
 * @unit milliseconds
 */
export const SECRETS_KEPT_MS = 1_800_000;
