import type { Key } from './port.ts';
import { type ItemKind, TABLE_DESCRIPTION } from './table-description.ts';

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patternOf = ({ pk }: Pick<ItemKind, 'pk'>): RegExp =>
  new RegExp(
    `^${pk
      .split(/<[^>]*>/)
      .map(escapePattern)
      .join('.+')}$`,
    's',
  );

const KINDS = TABLE_DESCRIPTION.map((kind: ItemKind) => ({ kind, pattern: patternOf(kind) }));

/** Whether an item is of a kind, by the pattern of its partition key. */
export const isOfKind = ({ pk }: Pick<Key, 'pk'>, kind: Pick<ItemKind, 'pk'>): boolean => patternOf(kind).test(pk);

/** The kind of an item by its description, or undefined for one that is not described. */
export const kindOfItem = ({ pk }: Pick<Key, 'pk'>): ItemKind | undefined => KINDS.find(({ pattern }) => pattern.test(pk))?.kind;
