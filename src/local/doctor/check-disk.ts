import { attention, type Finding, ok, wrong } from './finding.ts';

/** Below it a nightly run, an export or a year of orders may not fit. @unit bytes */
const LITTLE = 1_000_000_000;
/** Below it the next write may fail. @unit bytes */
const NEXT_TO_NOTHING = 50_000_000;

const REMEDY = 'make room on the disk of the data folder';

/** Whether the disk of the folder has room. `free` is in bytes. */
export const checkDisk = (free: number): Finding => {
  const found = `${Math.round(free / 1e6).toLocaleString('en')} MB free`;
  if (free < NEXT_TO_NOTHING) return wrong('disk', found, REMEDY);
  return free < LITTLE ? attention('disk', found, REMEDY) : ok('disk', found);
};
