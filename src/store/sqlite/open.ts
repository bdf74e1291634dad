import type { Table } from '../port.ts';
import { type DatabaseOptions, openDatabase } from './database.ts';
import { guarded } from './failure.ts';
import { prepareReads, type Reads } from './reads.ts';
import { openTransaction } from './transaction.ts';
import { groupWriter, singleWriter, type Writer } from './writers.ts';
import { prepareWrites, type Writes } from './writes.ts';

export type SqliteOptions = DatabaseOptions & {
  readonly groupWrites?: number; // writes committed together at most; defaults to 1,000, some 10 ms of work
};

export type SqliteTable = Table & {
  /**
   * Runs bulk work on a view of this table whose writes are committed in groups. They are acknowledged before their
   * commit: this connection sees them at once, others and the disk up to 1,000 writes or one turn of the event loop
   * later, always as a prefix of the order of writes. All are committed when the returned promise is fulfilled.
   */
  readonly group: <T>(work: (table: Table) => Promise<T>) => Promise<T>;
  /** Commits what is open and lets go of the file. */
  readonly close: () => void;
};

type Engine = { readonly place: string; readonly reads: Reads; readonly writes: Writes };

function tableOver({ place, reads, writes }: Engine, write: Writer): Table {
  return {
    get: async (key) => guarded(place, () => reads.get(key)),
    batchGet: async (keys) => guarded(place, () => reads.batchGet(keys)),
    queryPage: async (query) => guarded(place, () => reads.queryPage(query)),
    scanPage: async (scan) => guarded(place, () => reads.scanPage(scan)),
    putIf: async (item, condition) => write(() => writes.putIf(item, condition)),
    setIf: async (key, set, condition) => write(() => writes.setIf(key, set, condition)),
    deleteIf: async (key, condition) => write(() => writes.deleteIf(key, condition)),
  };
}

/** Opens the table kept in an SQLite file, and makes the file where there is none. */
export function openSqliteTable(options: SqliteOptions): SqliteTable {
  const { path: place, groupWrites = 1_000 } = options;
  const database = guarded(place, () => openDatabase(options));
  const reads = prepareReads(database);
  const engine = { place, reads, writes: prepareWrites(database, reads) };
  const transaction = openTransaction(database, place);
  const grouped = tableOver(engine, groupWriter(transaction, groupWrites));
  return {
    ...tableOver(engine, singleWriter(transaction)),
    group: (work) => work(grouped).finally(transaction.commit),
    close: () => {
      if (!database.isOpen) return;
      try {
        transaction.commit();
      } finally {
        database.close();
      }
    },
  };
}
