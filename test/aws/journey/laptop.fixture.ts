import type { Platform } from './open-platform.fixture.ts';

type Asked = { readonly day: string; readonly metrics: string };

/** The totals of a day of a file that is imported on this machine, into a folder of its own. */
export const onLaptop = async ({ tillbook, write }: Pick<Platform, 'tillbook' | 'write'>, file: Uint8Array, { day, metrics }: Asked) => {
  const laptop = (...argv: readonly string[]) => tillbook(['--data', 'laptop', ...argv]);
  await laptop('init', '--zone', 'Europe/London', '--currency', 'GBP');
  await laptop('import', write('file.csv.gz', file), '--profile', 'online-retail');
  const { out } = await laptop('report', 'sales', '--from', day, '--to', day, '--metrics', metrics, '--json');
  return JSON.parse(out).totals;
};
