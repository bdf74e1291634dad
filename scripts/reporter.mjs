// A reporter for node:test: a line a file, every failure in full, and last `N passed, N failed`.
import { relative } from 'node:path';

const red = (text) => (process.env.NO_COLOR || !process.stdout.isTTY ? text : `\u001b[31m${text}\u001b[39m`);
const isSuite = (event) => event.data.details?.type === 'suite';

const describeFailure = ({ name, file, line, details }) => {
  const cause = details.error?.cause ?? details.error;
  return `${red('failed')} ${file ? relative(process.cwd(), file) : ''}:${line ?? ''} ${name}\n${cause?.stack ?? cause}\n`;
};

export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of source) {
    if (event.type === 'test:diagnostic' && event.data.nesting === 0 && event.data.file) yield `${event.data.message}\n`;
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message;
    if (event.type === 'test:pass' && !isSuite(event)) {
      const skipped = event.data.skip !== undefined;
      counts[skipped ? 'skipped' : 'passed'] += 1;
      if (skipped) yield `skipped ${event.data.name}: ${event.data.skip}\n`;
    }
    if (event.type === 'test:fail' && event.data.details.error?.failureType !== 'subtestsFailed') {
      counts.failed += 1;
      yield describeFailure(event.data);
    }
  }
  yield `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`;
}
