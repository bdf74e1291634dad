import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { addGroups, type Groups, noGroups, packGroups, unpackGroups } from '../../domain/rollups/groups.ts';
import type { Item, Key } from '../port.ts';
import { spread } from '../table.ts';
import { readBytes } from './read-attribute.ts';

const LAYOUT = 1;

/** Above this a family's groups are spread over twice as many items. */
const SHARD_BYTES = 100_000;

export const packImage = (bytes: Uint8Array): Uint8Array => Buffer.concat([Uint8Array.of(LAYOUT), deflateRawSync(bytes)]);

/** Reads what `packImage` wrote. Throws RangeError for another layout. */
export const unpackImage = (item: Item): Uint8Array => {
  const body = readBytes(item, 'body');
  if (body[0] !== LAYOUT) throw new RangeError(`rollup ${item.pk} / ${item.sk} has layout ${body[0]}; run "tillbook rebuild"`);
  return inflateRawSync(body.subarray(1));
};

/** A rollup under its key; `rev` follows the one that was read, `asOf` is when its postings were read (milliseconds). */
export const rollupItem = (key: Key, content: { body: Uint8Array; shards: Shards }, stamp: { rev: number; asOf: number }): Item => ({
  ...key,
  ...stamp,
  ...content.shards,
  body: content.body,
});

/** By how many doublings each family is spread; 0, the ordinary case, is left out. Kept in `S`, where readers look first. */
export type Shards = { readonly kB?: number; readonly kC?: number; readonly kP?: number };

const split = (groups: Groups, doublings: number): Groups[] => {
  if (doublings === 0) return [groups];
  const count = 2 ** doublings;
  const parts = Array.from({ length: count }, noGroups);
  for (const [key, group] of groups) parts[spread(key) % count]?.set(key, group);
  return parts;
};

/** The groups as bodies of so many shards that each is small enough; never fewer than there already are. */
export const packShards = (groups: Groups, atLeast: number): { readonly doublings: number; readonly bodies: readonly Uint8Array[] } => {
  for (let doublings = atLeast; ; doublings += 1) {
    const parts = split(groups, doublings);
    const bodies = parts.map((part) => packImage(packGroups(part)));
    const canSplit = parts.some((part) => part.size > 1);
    if (!canSplit || bodies.every(({ length }) => length <= SHARD_BYTES)) return { doublings, bodies };
  }
};

export const readShards = (items: Iterable<Item>): Groups => {
  const groups = noGroups();
  for (const item of items) addGroups(groups, unpackGroups(unpackImage(item)));
  return groups;
};
