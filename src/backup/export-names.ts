import { type ItemKind, TABLE_DESCRIPTION } from '../store/table-description.ts';

/** Written last: what has none is no finished export. */
export const MANIFEST = 'manifest.json';

/** Stands while an export is made, and stays behind one that broke off. */
export const PROGRESS = 'progress.json';

/** The secret by which guests are recognised. */
export const SECRET = 'guest.key';

/** The file of a kind, e.g. `day-rollup-family-s.jsonl`. */
export const fileOfKind = ({ kind }: Pick<ItemKind, 'kind'>): string =>
  `${kind
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.jsonl`;

/** One file for each kind that the table's description has, items or none. */
export const ITEM_FILES: readonly string[] = TABLE_DESCRIPTION.map(fileOfKind);
