import { itemBytes } from '../../src/store/item-bytes.ts';
import { isOfKind } from '../../src/store/kind-of-item.ts';
import type { Item, Value } from '../../src/store/port.ts';
import { type Attribute, type ItemKind, TABLE_DESCRIPTION } from '../../src/store/table-description.ts';
import { GENERATED, markdownTable } from './markdown.ts';

/** Whether a stored attribute is the described one; a name in angle brackets stands for every name with a `#`. */
export const isAttribute = (stored: string, { name }: Attribute): boolean =>
  name.startsWith('<') ? stored.includes('#') : stored === name;

const valueText = (value: Value): string => {
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  return typeof value === 'string' ? value : String(value);
};

const sampleText = (item: Item): string => {
  const names = Object.keys(item);
  const width = Math.max(...names.map(({ length }) => length));
  return names.map((name) => `${name.padEnd(width)}  ${valueText(item[name] ?? '')}`).join('\n');
};

const attributeRow = ({ name, type, meaning, optional }: Attribute): string[] => [
  `\`${name}\``,
  optional === true ? `${type}, may be absent` : type,
  meaning,
];

const sectionOf = (kind: ItemKind, items: readonly Item[]): string[] => {
  const sample = items.find((item) => isOfKind(item, kind));
  return [
    `## ${kind.kind[0]?.toUpperCase()}${kind.kind.slice(1)}`,
    `\`${kind.pk}\` / ${kind.sk}`,
    kind.says,
    markdownTable(['attribute', 'type', 'meaning'], kind.attributes.map(attributeRow)),
    markdownTable(
      ['who', 'does', 'how', 'units'],
      kind.access.map(({ by, does, how, cost }) => [by, does, how, cost]),
    ),
    ...(sample === undefined
      ? []
      : [`Size: ${kind.size}. A sample, ${itemBytes(sample)} bytes:`, `\`\`\`text\n${sampleText(sample)}\n\`\`\``]),
  ];
};

// `ROLLUP#DAY` stands for all of its families.
const prefixOf = ({ pk }: ItemKind): string => pk.replace(/#(<.*|S|B|C|P|FIRST)$/, '');

const whoRows = (kinds: readonly ItemKind[]): string[][] => {
  const actors = [...new Set(kinds.flatMap(({ access }) => access.map(({ by }) => by)))];
  return actors.map((actor) => {
    const touching = (doing: string) => kinds.filter(({ access }) => access.some(({ by, does }) => by === actor && does === doing));
    const ofDoing = (doing: string): string => [...new Set(touching(doing).map(prefixOf))].map((prefix) => `\`${prefix}\``).join(' ');
    return [actor, ofDoing('reads'), ofDoing('writes'), ofDoing('deletes')];
  });
};

/** The reference of the table, from its description and a table that the real pipeline filled. */
export const tablePage = (items: readonly Item[]): string => {
  const kinds: readonly ItemKind[] = TABLE_DESCRIPTION;
  const parts = [
    '# The table',
    GENERATED,
    'One table, no index. Every access is one key, one range of one partition, or a batch of keys; only audit, rebuild and a search by bare id scan.',
    'Described in [`src/store/table-description.ts`](../../src/store/table-description.ts); keys are built in [`src/store/table.ts`](../../src/store/table.ts), items in [`src/store/items`](../../src/store/items).',
    'Units are those of DynamoDB: a read covers 4 KB (an eventual one costs half), a write 1 KB, both rounded up. The rules are in [the README of the store](../../src/store/README.md#what-an-operation-costs).',
    '## Who may touch what',
    'By the beginning of the partition key. Import, pull and replay also do what collect, book and sweep do; audit and rebuild what book and sweep do.',
    markdownTable(['who', 'reads', 'writes', 'deletes'], whoRows(kinds)),
    ...kinds.flatMap((kind) => sectionOf(kind, items)),
  ];
  return `${parts.join('\n\n')}\n`;
};
