const BYTES_EACH = 6;
const LARGEST = 2 ** 48 - 1;

/**
 * Which of two states of the same record is newer: 12 bytes whose byte order is the order of versions. The first six are the source's
 * update instant, the last six the instant of the authoritative read, both milliseconds since 1970 (see the write protocol).
 */
export type Version = Uint8Array & { readonly __brand: 'Version' };

const writeMs = (target: Uint8Array, at: number, ms: number): void => {
  let rest = Math.min(Math.max(Math.floor(ms), 0), LARGEST);
  for (let index = at + BYTES_EACH - 1; index >= at; index -= 1) {
    target[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
};

const readMs = (bytes: Uint8Array, at: number): number => bytes.subarray(at, at + BYTES_EACH).reduce((all, byte) => all * 256 + byte, 0);

/** A version from its two instants in milliseconds since 1970; what lies outside 1970 to 10889 counts as the nearest end. */
export const versionOf = (updatedAtMs: number, readAtMs: number): Version => {
  const bytes = new Uint8Array(2 * BYTES_EACH);
  writeMs(bytes, 0, updatedAtMs);
  writeMs(bytes, BYTES_EACH, readAtMs);
  return bytes as Version;
};

/** The two instants of a version, in milliseconds since 1970. */
export const instantsOfVersion = (version: Version): { readonly updatedAtMs: number; readonly readAtMs: number } => ({
  updatedAtMs: readMs(version, 0),
  readAtMs: readMs(version, BYTES_EACH),
});

/** Below 0 when `a` is older than `b`, 0 when they are the same, above 0 when it is newer. */
export const compareVersions = (a: Uint8Array, b: Uint8Array): number => {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/**
 * The version right behind another, by a millisecond of the read: for a change that is no statement of the source, so that every later
 * statement is still newer.
 */
export const versionAfter = (version: Version): Version => {
  const next = Uint8Array.from(version);
  for (let at = next.length - 1; at >= 0; at -= 1) {
    next[at] = ((next[at] ?? 0) + 1) % 256;
    if (next[at] !== 0) break;
  }
  return next as Version;
};
