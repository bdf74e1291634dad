import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeadline, tableUntil } from '../../pipeline/deadline.ts';
import { openWorld, type World } from '../../pipeline/shop.fixture.ts';
import type { Profile } from '../../sources/csv/profile/profile.ts';
import { pacedTable, WRITES_ALONE } from '../../store/paced-table.ts';
import type { Table } from '../../store/port.ts';
import type { ImportTools } from './import-tools.ts';
import { profilesOf } from './profiles.ts';
import { type ImportReport, runImports } from './run-imports.ts';

const CHUNK_BYTES = 16_384;

type Kept = { readonly content: Buffer; readonly etag: string; readonly metadata: Readonly<Record<string, string>> };

/** A bucket in memory. */
export const createBucket = () => {
  const objects = new Map<string, Kept>();
  let opened = 0;
  return {
    put: (key: string, content: string | Buffer, metadata: Readonly<Record<string, string>> = {}): void => {
      const bytes = Buffer.from(content);
      objects.set(key, { content: bytes, etag: createHash('md5').update(bytes).digest('hex'), metadata });
    },
    remove: (key: string): void => {
      objects.delete(key);
    },
    opened: () => opened,
    /** The message that S3 sends of an object, its key encoded as S3 does. */
    messageOf: (key: string, eventName = 'ObjectCreated:Put') => {
      const kept = objects.get(key);
      const encoded = encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
      return {
        eventSource: 'aws:s3',
        eventName,
        s3: { bucket: { name: 'bucket' }, object: { key: encoded, size: kept?.content.length, eTag: kept?.etag } },
      };
    },
    openObject: async (key: string) => {
      const kept = objects.get(key);
      if (kept === undefined) return undefined;
      opened += 1;
      const { content, etag, metadata } = kept;
      async function* body(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < content.length; at += CHUNK_BYTES) yield content.subarray(at, at + CHUNK_BYTES);
      }
      return { bytes: content.length, etag: `"${etag}"`, metadata, body: body(), discard: () => undefined };
    },
  };
};

export type Bucket = ReturnType<typeof createBucket>;

export type Invocation = {
  /** Until the deadline. */
  readonly seconds?: number;
  readonly batch?: number;
  /** Something that goes wrong with the table. */
  readonly wrap?: (table: Table) => Table;
  readonly openObject?: ImportTools['openObject'];
};

/** A shop with a bucket, a clock that only waiting moves, and a function that is invoked by hand. */
export const openImportWorld = async (clock: string, deployed: Readonly<Record<string, Profile>> = {}) => {
  const world: World = await openWorld(clock);
  const bucket = createBucket();
  let nowMs = Date.parse(clock);
  const effects = { ...world.effects, nowMs: () => nowMs };
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-import-'));
  let workers = 0;
  const toolsFor = ({ seconds = 900, batch = 100, wrap = (table) => table, openObject }: Invocation): ImportTools => {
    const delay = async (ms: number): Promise<void> => {
      nowMs += ms;
    };
    workers += 1;
    const deadline = createDeadline(nowMs + seconds * 1000, { nowMs: () => nowMs, delay });
    const table = wrap(world.effects.table);
    const paced = pacedTable(table, { writesPerSecond: WRITES_ALONE, nowMs: () => nowMs, delay: deadline.delay });
    return {
      shop: world.shop,
      effects: { ...effects, table },
      bulk: { ...effects, table: tableUntil(paced, deadline) },
      deadline,
      guestKey: (email) => createHash('sha256').update(email).digest('hex').slice(0, 16),
      ...profilesOf(deployed),
      openObject: openObject ?? bucket.openObject,
      stagingPath: join(folder, `staging-${workers}.db`),
      batch,
    };
  };
  return {
    world,
    effects,
    bucket,
    folder,
    advance: (seconds: number): void => {
      nowMs += seconds * 1000;
    },
    nowMs: () => nowMs,
    close: () => rmSync(folder, { recursive: true }),
    put: (key: string, content: string | Buffer, invocation: Invocation = {}): Promise<ImportReport> => {
      bucket.put(key, content);
      return runImports({ Records: [bucket.messageOf(key)] }, toolsFor(invocation));
    },
    invoke: (event: unknown, invocation: Invocation = {}): Promise<ImportReport> => runImports(event, toolsFor(invocation)),
    resume: (invocation: Invocation = {}): Promise<ImportReport> => runImports({ job: 'continue' }, toolsFor(invocation)),
  };
};

export type ImportWorld = Awaited<ReturnType<typeof openImportWorld>>;

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** A file of so many orders with up to nine lines each, always the same; some name no product, and are rejected. */
export const retailFile = (orders: number, lines = 9): string => {
  const rows = [HEADER];
  for (let order = 0; order < orders; order += 1) {
    const placed = new Date(Date.UTC(2026, 0, 1) + order * 37 * 60_000).toISOString().slice(0, 16).replace('T', ' ');
    const count = 1 + ((order * 7) % lines);
    for (let line = 0; line < count; line += 1) {
      const product = order % 101 === 100 ? '' : `P${(order * 13 + line * 5) % 400}`;
      const price = `${1 + ((order + line) % 20)}.${10 + ((order * 3 + line) % 90)}`;
      rows.push(
        [500_000 + order, product, `Product ${product}`, 1 + (line % 5), `${placed}:00`, price, 1000 + ((order * 11) % 700), 'France'].join(
          ',',
        ),
      );
    }
  }
  return `${rows.join('\n')}\n`;
};
