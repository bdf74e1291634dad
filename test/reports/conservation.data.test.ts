import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openToRead } from '../../src/local/open-folder.ts';
import { createFolder, type How, importFiles, missingFiles, sharedFile } from '../cli/shared-data.fixture.ts';
import { askShop } from './ask-shop.ts';
import { checkConservation } from './conservation.ts';

type Shop = { readonly files: readonly string[]; readonly how: How; readonly days: { readonly from: string; readonly to: string } };

/** Online Retail is checked where it is imported anyhow, since that takes a while. */
const SHOPS: Readonly<Record<string, Shop>> = {
  superstore: {
    files: ['superstore_2014_2017_npm.csv.gz'],
    how: { profile: 'superstore' },
    days: { from: '2014-01', to: '2017-12' },
  },
  'complete-journey': {
    files: ['complete_journey_2017_h1.csv.gz', 'complete_journey_products.csv.gz'],
    how: { profile: 'complete-journey', joins: { Product: sharedFile('complete_journey_products.csv.gz') } },
    days: { from: '2016-12', to: '2017-07' },
  },
  chinook: {
    files: ['chinook_InvoiceLine.csv', 'chinook_Invoice.csv', 'chinook_Track.csv'],
    how: { profile: 'chinook', joins: { Invoice: sharedFile('chinook_Invoice.csv'), Track: sharedFile('chinook_Track.csv') } },
    days: { from: '2021-01', to: '2025-12' },
  },
  northwind: {
    files: ['northwind_order_details.csv', 'northwind_orders.csv', 'northwind_products.csv', 'northwind_categories.csv'],
    how: {
      profile: 'northwind',
      joins: {
        Order: sharedFile('northwind_orders.csv'),
        Product: sharedFile('northwind_products.csv'),
        Category: sharedFile('northwind_categories.csv'),
      },
    },
    days: { from: '1996-07', to: '1998-05' },
  },
};

describe('Conservation: rows of any kind add up to the shop', () => {
  for (const [name, { files, how, days }] of Object.entries(SHOPS)) {
    describe(name, { skip: missingFiles(files) }, () => {
      const data = join(createFolder(), name);

      test('over all its days', async () => {
        await importFiles(data, [sharedFile(files[0] ?? '')], how);
        const folder = await openToRead(data);
        await checkConservation((params) => askShop({ ...days, ...params }, folder));
        folder.close();
      });
    });
  }
});
