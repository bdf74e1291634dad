import { fileOfKind, MANIFEST, SECRET } from '../../src/backup/export-names.ts';
import { lineOfItem } from '../../src/backup/item-line.ts';
import { EXPORT_FORMAT } from '../../src/backup/manifest.ts';
import { ITEM_FORMAT } from '../../src/store/item-format.ts';
import { isOfKind } from '../../src/store/kind-of-item.ts';
import type { Item } from '../../src/store/port.ts';
import { type ItemKind, TABLE_DESCRIPTION } from '../../src/store/table-description.ts';
import { GENERATED, markdownTable } from './markdown.ts';

const KINDS: readonly ItemKind[] = TABLE_DESCRIPTION;

const anchorOf = ({ kind }: ItemKind): string =>
  kind
    .replaceAll(/[^a-z0-9 -]/gi, '')
    .replaceAll(' ', '-')
    .toLowerCase();

const fileRow = (kind: ItemKind): string[] => [`\`${fileOfKind(kind)}\``, `[${kind.kind}](table.md#${anchorOf(kind)})`, kind.says];

const sampleOf = (items: readonly Item[], kind: ItemKind | undefined): string => {
  const sample = items.find((item) => kind !== undefined && isOfKind(item, kind));
  if (sample === undefined) throw new Error(`no sample of ${kind?.kind}`);
  return `\`\`\`json\n${JSON.stringify(JSON.parse(lineOfItem(sample)), null, 2)}\n\`\`\``;
};

const MANIFEST_ROWS = [
  ['`format`', `of the files and of the lines; now ${EXPORT_FORMAT}`],
  ['`itemFormat`', `of what is packed in the items; now ${ITEM_FORMAT}`],
  ['`exportedAt`', 'when it was finished'],
  ['`shop`', "the shop's settings, for whoever reads it; they also stand among the items"],
  ['`isRebuildUnfinished`', 'a rebuild had broken off; the restored folder says so too'],
  ['`files`', 'of each file its name, items (lines), bytes and SHA-256'],
  ['`secret`', `the same of \`${SECRET}\``],
];

/** The reference of exports, from the table's description and a table that the real pipeline filled. */
export const exportPage = (items: readonly Item[]): string =>
  `${[
    '# What is in an export',
    GENERATED,
    'A folder with a file for each kind of item, one line of JSON an item. [How to back up and restore](../how-to/back-up-and-restore.md) says how to make one and how to read it with other tools.',
    '## Files',
    markdownTable(['file', 'kind', 'what it says'], KINDS.map(fileRow)),
    `\`${SECRET}\` is the folder's secret, by which guests are recognised. \`${MANIFEST}\` is written last: a folder without it is no finished export.`,
    '## Lines',
    'The attributes of an item in their order, `pk` and `sk` among them; [the reference of the table](table.md) says what each means. Text and numbers stand as they are.',
    markdownTable(
      ['value', 'stands as'],
      [
        ['bytes', '`{"bytes": "…"}`, base64'],
        ['the body of an order', '`{"order": …}`, the document: [its fields](../../src/domain/order/order-document.ts)'],
      ],
    ),
    'An order, here over several lines:',
    sampleOf(items, KINDS[0]),
    '## Manifest',
    markdownTable(['name', 'says'], MANIFEST_ROWS),
  ].join('\n\n')}\n`;
