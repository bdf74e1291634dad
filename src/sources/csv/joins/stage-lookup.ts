import { SourceError } from '../../source-error.ts';
import { readRows } from '../read-rows.ts';
import type { SourceRow } from '../source-row.ts';
import type { Lookups } from '../staging/lookups.ts';
import type { JoinFile } from './open-joins.ts';

/** Reads a look-up file whole. Throws SourceError at a row that cannot be read: without it other rows would be read wrong. */
export const stageLookup = async ({ layout, delimiter, file }: JoinFile, lookups: Lookups, progress: () => void): Promise<void> => {
  const { name, keys, columns } = layout;
  const onRow = ({ line, cells, fault }: SourceRow): void => {
    if (fault !== undefined) throw new SourceError('lookup-row-unreadable', `${file.name}, line ${line}: ${fault.detail}`);
    const place = `${file.name}, line ${line}`;
    const key = cells.slice(0, keys.length);
    // A blank in a key meets nothing, so that such rows repeat nothing either.
    lookups.add(name, { key: key.includes('') ? ['', place] : key, cells: cells.slice(keys.length), place });
  };
  await readRows(file, { delimiter, headerLine: layout.join.headerLine, columns: [...keys, ...columns], onRow }, progress);
};
