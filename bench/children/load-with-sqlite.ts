// What a restore is held against: the lines of `copy-with-sqlite.ts` put into a new table in one transaction. Prints the time.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const [source = '', target = ''] = process.argv.slice(2);
const start = performance.now();
const database = new DatabaseSync(target);
database.exec('CREATE TABLE item (pk TEXT, sk TEXT, body BLOB, PRIMARY KEY (pk, sk)) WITHOUT ROWID; BEGIN');
const insert = database.prepare('INSERT INTO item VALUES (?, ?, ?)');
for (const line of readFileSync(source, 'utf8').trim().split('\n')) {
  const { pk, sk, body } = JSON.parse(line);
  insert.run(pk, sk, Buffer.from(body, 'base64'));
}
database.exec('COMMIT');
database.close();
console.log(String(performance.now() - start));
