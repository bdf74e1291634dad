import type { SourceName } from '../../domain/ids.ts';
import { findNumber } from '../../store/items/read-attribute.ts';
import type { Condition } from '../../store/port.ts';
import { sourceKey } from '../../store/table.ts';
import type { Effects } from '../effects.ts';
import { readSource, writeSource } from './source-state.ts';

/**
 * Claims a source for one worker until an instant of our clock. False while another is at it: two would change nothing, but their writes
 * would come too fast together. A worker that died gives it free when its time is over. One that was never pulled needs no claim.
 */
export const claimSource = async (name: SourceName, untilMs: number, { table, nowMs }: Effects): Promise<boolean> => {
  const item = await table.get(sourceKey(name), 'strong');
  if (item === undefined) return true;
  const busyUntilMs = findNumber(item, 'busyUntilMs');
  if (busyUntilMs !== undefined && busyUntilMs > nowMs()) return false;
  const attribute = 'busyUntilMs';
  const asRead: Condition = busyUntilMs === undefined ? { kind: 'missing', attribute } : { kind: 'equals', attribute, value: busyUntilMs };
  return (await table.putIf({ ...item, busyUntilMs: untilMs }, asRead)).kind === 'done';
};

/** Gives a source free. */
export const releaseSource = async (name: SourceName, effects: Effects): Promise<void> => {
  const state = await readSource(name, effects);
  if (state?.busyUntilMs !== undefined) await writeSource({ ...state, busyUntilMs: undefined }, effects);
};
