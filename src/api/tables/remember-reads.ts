import type { RollupReader } from '../reports/rollup-reader.ts';

const remember = <Args extends readonly unknown[], T>(read: (...args: Args) => Promise<T>): ((...args: Args) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (...args) => {
    const key = args.join(' ');
    const standing = known.get(key) ?? read(...args);
    known.set(key, standing);
    return standing;
  };
};

/** A reader that reads the same range of the same family once: several questions for one page cost as much as the first. */
export const rememberReads = (reader: RollupReader): RollupReader => ({
  settings: reader.settings,
  health: remember(reader.health),
  shopDays: remember(reader.shopDays),
  shopMonths: remember(reader.shopMonths),
  groupDays: remember(reader.groupDays),
  groupMonths: remember(reader.groupMonths),
});
