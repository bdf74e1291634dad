import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProductId, SourceName } from '../src/domain/ids.ts';
import { DEFAULT_INCLUSION } from '../src/domain/ledger/inclusion.ts';
import { CurrencyCode } from '../src/domain/money/currency.ts';
import type { OrderDocument } from '../src/domain/order/order-document.ts';
import { Zone } from '../src/domain/time/zone.ts';
import type { Product } from '../src/pipeline/collect-product.ts';
import type { Shop } from '../src/pipeline/effects.ts';
import { loadProfile } from '../src/sources/csv/profile/load-profile.ts';
import { readCsv } from '../src/sources/csv/read-csv.ts';

/** The real file that the figures are about; it does not belong to the checkout. */
export const ONLINE_RETAIL_FILE = fileURLToPath(new URL('../../shared/data/online_retail_2010_2011.csv.gz', import.meta.url));

export const hasOnlineRetail = (): boolean => existsSync(ONLINE_RETAIL_FILE);

export const ONLINE_RETAIL_PROFILE = 'online-retail';

export const ONLINE_RETAIL_SHOP: Shop = {
  zone: Zone.parse('Europe/London'),
  currency: CurrencyCode.parse('GBP'),
  weekStart: 'monday',
  inclusion: DEFAULT_INCLUSION,
};

/** All documents and products of the file, read as an import reads them. */
export const readOnlineRetail = async (folder: string): Promise<{ documents: OrderDocument[]; products: Product[] }> => {
  const profile = await loadProfile(ONLINE_RETAIL_PROFILE);
  const csv = await readCsv({
    files: [ONLINE_RETAIL_FILE],
    profile,
    shop: ONLINE_RETAIL_SHOP,
    guestKey: (email) => email,
    stagingPath: join(folder, 'staging'),
  });
  try {
    const documents: OrderDocument[] = [];
    for (const { records } of csv.batches(1000)) for (const record of records) if (record.kind === 'order') documents.push(record.document);
    const source = SourceName.parse(profile.source);
    const products = [...csv.titles()].map((title) => ({ ...title, source, productId: ProductId.parse(title.productId) }));
    return { documents, products };
  } finally {
    csv.close();
  }
};
