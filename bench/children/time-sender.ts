// One start of a bundled handler, as Lambda makes it: import, first call, then many. Prints the times, in milliseconds, as JSON.
const WARM_UP = 200;
const CALLS = 1_000;

const [bundle = '', endpoint = ''] = process.argv.slice(2);
Object.assign(process.env, {
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
});

const start = performance.now();
const { handler } = await import(bundle);
const importedMs = performance.now() - start;
await handler();
const firstMs = performance.now() - start;

const callOften = async (times: number): Promise<void> => {
  for (let call = 0; call < times; call += 1) await handler();
};

await callOften(WARM_UP);
const warmStart = performance.now();
const cpuStart = process.cpuUsage();
await callOften(CALLS);
const { user, system } = process.cpuUsage(cpuStart);
const warmMs = (performance.now() - warmStart) / CALLS;
console.log(JSON.stringify({ importedMs, firstMs, warmMs, cpuMs: (user + system) / 1000 / CALLS }));
process.exit(0);
