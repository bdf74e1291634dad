import { compareText } from '../ids.ts';
import { createPacker, type Packer } from '../packing/packer.ts';
import { createUnpacker, type Unpacker } from '../packing/unpacker.ts';
import { addFigures, type Figures, packFigures, unpackFigures, zeroFigures } from './figures.ts';
import { addOrderValues, noOrderValues, type OrderValues, packOrderValues, unpackOrderValues } from './order-values.ts';

/** What sold to one country, by one channel, of one product, … `firstOrders`: orders that were their customer's first ever. */
export type Group = { readonly figures: Figures; firstOrders: number; readonly values: OrderValues };

/** Groups by their key, see `keys.ts`. */
export type Groups = Map<string, Group>;

export const noGroups = (): Groups => new Map();

/** The group of a key, made when it is not there yet. */
export const groupAt = (groups: Groups, key: string): Group => {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = { figures: zeroFigures(), firstOrders: 0, values: noOrderValues() };
  groups.set(key, group);
  return group;
};

/** Adds all of `more` in place. */
export const addGroups = (groups: Groups, more: Groups): void => {
  for (const [key, group] of more) {
    const own = groupAt(groups, key);
    addFigures(own.figures, group.figures);
    own.firstOrders += group.firstOrders;
    addOrderValues(own.values, group.values);
  }
};

const packGroup = (packer: Packer, group: Group): void => {
  packFigures(packer, group.figures);
  packer.natural(group.firstOrders);
  packOrderValues(packer, group.values);
};

const unpackGroup = (unpacker: Unpacker): Group => ({
  figures: unpackFigures(unpacker),
  firstOrders: unpacker.natural(),
  values: unpackOrderValues(unpacker),
});

/** Equal groups give equal bytes. */
export const packGroups = (groups: Groups): Uint8Array => {
  const packer = createPacker();
  const keys = [...groups.keys()].sort(compareText);
  packer.natural(keys.length);
  for (const key of keys) {
    packer.text(key);
    packGroup(packer, groupAt(groups, key));
  }
  return packer.done();
};

export const unpackGroups = (bytes: Uint8Array): Groups => {
  const unpacker = createUnpacker(bytes);
  const groups = noGroups();
  for (let left = unpacker.natural(); left > 0; left -= 1) groups.set(unpacker.text(), unpackGroup(unpacker));
  return groups;
};
