// Plays histories: npm run histories -- [--count N] [--law NAME] [--seed N]
import { parseArgs } from 'node:util';
import { judge, LAW_NAMES, LAWS, type LawName } from './laws.ts';

const { values } = parseArgs({ options: { count: { type: 'string' }, law: { type: 'string' }, seed: { type: 'string' } } });
const isLaw = (name: string): name is LawName => (LAW_NAMES as readonly string[]).includes(name);

const chosen = values.law === undefined ? LAW_NAMES : [values.law];
const first = Number(values.seed ?? 1);
const count = Number(values.count ?? (values.seed === undefined ? 2000 : 1));

const show = (line: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
};

const runLaw = async (name: LawName): Promise<number> => {
  const began = performance.now();
  let operations = 0;
  let wrong = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const verdict = await judge(seed, LAWS[name]);
    operations += verdict.operations;
    if (verdict.wrong.length > 0) {
      wrong += 1;
      if (wrong <= 3) console.log(`${name}: seed ${seed} is wrong\n  ${verdict.wrong.slice(0, 12).join('\n  ')}`);
    }
    if (seed % 50 === 0) show(`${name}: ${seed - first + 1} of ${count}, ${wrong} wrong`);
  }
  const seconds = (performance.now() - began) / 1000;
  show('');
  console.log(`${name}: ${count} histories, ${wrong} wrong, ${Math.round(operations / count)} operations each, ${seconds.toFixed(1)} s`);
  return wrong;
};

const unknown = chosen.find((name) => !isLaw(name));
if (unknown !== undefined) {
  console.error(`no law "${unknown}"; the laws are ${LAW_NAMES.join(', ')}`);
  process.exit(2);
}
let wrong = 0;
for (const name of chosen.filter(isLaw)) wrong += await runLaw(name);
process.exitCode = wrong === 0 ? 0 : 1;
