import { offsetAt, type Zone } from '../../../domain/time/zone.ts';

/** An instant as the shop's clock shows it, and in UTC. */
export type Clock = { readonly local: string; readonly utc: string };

const isoOf = (second: number): string => new Date(second * 1000).toISOString().slice(0, 19);

export const clockOf = (second: number, zone: Zone): Clock => ({
  local: isoOf(second + offsetAt(zone, second)).replace('T', ' '),
  utc: `${isoOf(second)}Z`,
});

export const clockText = ({ local, utc }: Clock, zone: Zone): string => `${local} in ${zone}, ${utc}`;
