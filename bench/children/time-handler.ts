// One start of a function's bundle with the event it is sent: import, then the first call. Prints the times, in milliseconds, as JSON.
const [bundle = '', variables = '{}', event = '{}'] = process.argv.slice(2);
Object.assign(process.env, JSON.parse(variables));
// What a function writes is no figure.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

const start = performance.now();
const { handler } = await import(bundle);
const importedMs = performance.now() - start;
const answer = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 300_000 });
const firstMs = performance.now() - start;
if (answer?.statusCode >= 400) throw new Error(`answered ${JSON.stringify(answer)}`);

print(JSON.stringify({ importedMs, firstMs }));
process.exit(0);
