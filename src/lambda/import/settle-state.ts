import { createHash } from 'node:crypto';
import type { ObjectImport } from '../../pipeline/import-claims.ts';
import { NO_COUNTS } from '../../pipeline/import-orders.ts';
import type { ImportObject } from '../../pipeline/import-state.ts';
import { parseExportTime, whyExportTime } from '../../sources/csv/profile/export-time.ts';
import type { Profile } from '../../sources/csv/profile/profile.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportTools, OpenedObject } from './import-tools.ts';

const EXPORTED_AT = 'exported-at';

const exportTimeOf = ({ key }: ImportObject, { metadata }: OpenedObject, nowMs: number): number | undefined => {
  const text = metadata[EXPORTED_AT];
  if (text === undefined) return undefined;
  const ms = parseExportTime(text, nowMs);
  if (ms !== undefined) return ms;
  const allowed = 'an instant that is past, with its offset, e.g. 2026-01-31T18:00:00Z';
  throw new ImportRefused(`${key}: its metadata ${EXPORTED_AT} cannot be ${JSON.stringify(text)}; allowed: ${allowed}.`);
};

const digestOf = (profile: Profile, { shop }: ImportTools): string =>
  createHash('sha256')
    .update(JSON.stringify([profile, shop.zone, shop.currency]))
    .digest('hex');

// Another profile may find other orders in another order: the import begins anew, and what it says is newer.
const underProfile = (claimed: ObjectImport, digest: string, nowMs: number): ObjectImport =>
  claimed.profile === undefined || claimed.profile === digest
    ? { ...claimed, profile: digest }
    : { ...claimed, profile: digest, startedMs: nowMs, position: 0, products: 0, counts: JSON.stringify(NO_COUNTS) };

/** The state with what the profile and the object say. What was said when the first order was booked stands. */
export const settleState = (
  claimed: ObjectImport,
  context: { readonly profile: Profile; readonly opened: OpenedObject; readonly tools: ImportTools },
): ObjectImport => {
  const { profile, opened, tools } = context;
  const nowMs = tools.effects.nowMs();
  const { object } = claimed;
  const state = underProfile(claimed, digestOf(profile, tools), nowMs);
  const exportedAtMs = state.position > 0 ? state.exportedAtMs : exportTimeOf(object, opened, nowMs);
  const why = exportedAtMs === undefined ? whyExportTime(profile) : undefined;
  if (why === undefined) return { ...state, exportedAtMs };
  const remedy = `Put it there again with the metadata ${EXPORTED_AT}, e.g. 2026-01-31T18:00:00Z`;
  throw new ImportRefused(`${object.key}: it must say when it was exported, since ${why}. ${remedy}.`);
};
