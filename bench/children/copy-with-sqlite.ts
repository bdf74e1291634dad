// What an export is held against: SQLite's own copy of the file, and every row as a line of JSON as it stands, packed. Prints both times.
import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [table = '', target = ''] = process.argv.slice(2);
const database = new DatabaseSync(table, { readOnly: true });

const copyStart = performance.now();
database.exec(`VACUUM INTO '${target}.db'`);
const copyMs = performance.now() - copyStart;

const linesStart = performance.now();
const file = openSync(`${target}.jsonl`, 'w');
for (const { pk, sk, body } of database.prepare('SELECT pk, sk, body FROM item ORDER BY pk, sk').iterate())
  writeSync(file, `${JSON.stringify({ pk, sk, body: Buffer.from(body as Uint8Array).toString('base64') })}\n`);
closeSync(file);

console.log(JSON.stringify({ copyMs, linesMs: performance.now() - linesStart }));
