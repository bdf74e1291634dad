import { join } from 'node:path';

/** What a data folder is made of. `unfinished` stands while a rebuild is under way, `unrestored` while a restore is; each stays behind one that broke off. */
export const folderFiles = (dir: string) => ({
  table: join(dir, 'tillbook.db'),
  key: join(dir, 'guest.key'),
  lock: join(dir, 'lock.db'),
  staging: join(dir, 'staging.db'),
  pageToken: join(dir, 'page.token'),
  sources: join(dir, 'sources.json'),
  demo: join(dir, 'demo.json'),
  unfinished: join(dir, 'rebuild.unfinished'),
  unrestored: join(dir, 'restore.unfinished'),
});
