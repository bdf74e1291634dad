import { SourceName } from '../domain/ids.ts';
import type { CurrencyCode } from '../domain/money/currency.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import type { Zone } from '../domain/time/zone.ts';
import { type Version, versionOf } from '../domain/version.ts';
import { exportSecond } from './csv/export-second.ts';
import { readKeptProfile } from './csv/kept-profile.ts';
import { readKeptOrder } from './csv/kept-record.ts';
import { compileProfile } from './csv/mapping/mapping.ts';
import { replayRecord } from './csv/mapping/replay.ts';
import type { Profile } from './csv/profile/profile.ts';
import { RETAIL_API, readOrder } from './retail-api/retail-source.ts';

/** A record as it is kept. `profile`: by what it is read, empty where nothing can; `origin`: where it came from, e.g. shop#1001. */
export type Kept = {
  readonly record: string;
  readonly profile: string;
  readonly origin: string;
  readonly receivedAt: string;
  readonly reason: string;
  readonly detail: string;
};

type Shop = { readonly zone: Zone; readonly currency: CurrencyCode };

type ReadAgain =
  | { readonly kind: 'order'; readonly document: OrderDocument; readonly version: Version }
  | { readonly kind: 'rejected'; readonly reason: string; readonly detail: string }
  | { readonly kind: 'excluded'; readonly reason: string };

// Its e-mail is the guest's key already. It is as new as the shop said, so that what the shop has said of it since stays.
const readPulled = ({ record, origin, receivedAt }: Kept): ReadAgain => {
  const source = SourceName.parse(origin.split(/[#,]/)[0]);
  const read = readOrder(JSON.parse(record), { source, guestKey: (key) => key });
  if (read.kind === 'rejected') return read;
  return { kind: 'order', document: read.document, version: versionOf(read.updatedAtMs, Date.parse(receivedAt)) };
};

// The version is that of the import which brought the record, so that what came later stays newer.
const readImported = ({ record: text, receivedAt }: Kept, profile: Profile, shop: Shop): ReadAgain => {
  const record = readKeptOrder(text);
  const { exportedAtMs } = record;
  const stamp = exportedAtMs === undefined ? {} : { exportedAt: exportSecond(exportedAtMs) };
  const outcome = replayRecord(record, compileProfile(profile, shop, stamp));
  if (outcome.kind === 'rejected') return outcome;
  if (outcome.kind === 'excluded') return { kind: 'excluded', reason: Object.keys(outcome.excluded).join(', ') };
  const receivedMs = Date.parse(receivedAt);
  return { kind: 'order', document: outcome.document, version: versionOf(exportedAtMs ?? receivedMs, receivedMs) };
};

/** Reads a record that was kept, as its source would today; by `profile` where one is given, else by the one it came with. */
export const readKept = (kept: Kept, shop: Shop, profile?: Profile): ReadAgain => {
  if (kept.profile === RETAIL_API) return readPulled(kept);
  // Only what a profile mapped can be mapped again; all else comes again from its source.
  if (kept.profile === '') return { kind: 'rejected', reason: kept.reason, detail: kept.detail };
  return readImported(kept, profile ?? readKeptProfile(kept.profile), shop);
};
