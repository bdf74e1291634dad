import { createPacker } from '../packing/packer.ts';
import { createUnpacker } from '../packing/unpacker.ts';
import { type Figures, packFigures, unpackFigures } from './figures.ts';
import { packShopEnd, packShopInto, type ShopImage, times, unpackShopEnd, unpackShopFrom } from './shop-image.ts';

/** An hour of a day: `elapsed` counts from local midnight, `label` is what the clock on the wall showed, `HH:MM`. */
export type Slot = { readonly elapsed: number; readonly label: string; readonly figures: Figures };

/** The shop on one local day. */
export type DayShop = { readonly shop: ShopImage; readonly slots: readonly Slot[] };

export const packDayShop = ({ shop, slots }: DayShop): Uint8Array => {
  const packer = createPacker();
  packShopInto(packer, shop);
  packer.natural(slots.length);
  for (const { elapsed, label, figures } of slots) {
    packer.natural(elapsed);
    packer.text(label);
    packFigures(packer, figures);
  }
  packShopEnd(packer, shop);
  return packer.done();
};

export const unpackDayShop = (bytes: Uint8Array): DayShop => {
  const unpacker = createUnpacker(bytes);
  const shop = unpackShopFrom(unpacker);
  const slots = times(unpacker.natural(), () => ({
    elapsed: unpacker.natural(),
    label: unpacker.text(),
    figures: unpackFigures(unpacker),
  }));
  unpackShopEnd(unpacker, shop);
  return { shop, slots };
};
