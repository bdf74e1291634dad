import { openSqliteTable } from './open.ts';

// A process that writes, for the tests to start several of and to kill: `node worker.fixture.ts <path> count|group <times>`.
const [path = '', task = '', times = ''] = process.argv.slice(2);

async function count(): Promise<void> {
  const table = openSqliteTable({ path });
  for (let n = 0; n < Number(times); n += 1) await table.setIf({ pk: 'COUNT', sk: 'DOC' }, { by: process.pid });
  table.close();
}

/** Writes numbered items for ever, telling each hundredth, of which every other is written outside the group. */
async function group(): Promise<void> {
  const table = openSqliteTable({ path });
  await table.group(async (grouped) => {
    for (let n = 0; ; n += 1) {
      const single = n % 200 === 199;
      await (single ? table : grouped).putIf({ pk: 'NUMBERED', sk: String(n).padStart(9, '0'), body: new Uint8Array(200) });
      if (n % 100 !== 99) continue;
      process.stdout.write(`${single ? 'committed' : 'written'} ${n}\n`);
      await new Promise(setImmediate);
    }
  });
}

await (task === 'count' ? count() : group());
