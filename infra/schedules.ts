import type { FunctionName } from './functions.ts';
import { hasFileImports, type Settings } from './settings.ts';

/** `expression` as EventBridge Scheduler reads it, in the shop's zone; `input` is the event that the function gets. */
export type Schedule = {
  readonly name: string;
  readonly starts: FunctionName;
  readonly expression: string;
  readonly input: { readonly job: string };
};

const rate = (minutes: number): string => (minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)`);

/**
 * What starts by the clock. The night's sweep lies where no zone shifts its clocks; the audit goes on by short turns around it, and proves
 * again what that sweep has folded.
 */
export const schedulesOf = (settings: Settings): readonly Schedule[] => [
  { name: 'sweep', starts: 'sweep', expression: rate(1), input: { job: 'sweep' } },
  { name: 'sweep-nightly', starts: 'sweep', expression: 'cron(30 4 * * ? *)', input: { job: 'nightly' } },
  { name: 'nightly', starts: 'nightly', expression: 'cron(0/5 1-4 * * ? *)', input: { job: 'audit' } },
  ...(settings.sources.length > 0
    ? [
        {
          name: 'pull',
          starts: 'pull' as const,
          expression: rate(settings.pullMinutes),
          input: { job: 'pull' },
        },
      ]
    : []),
  ...(hasFileImports(settings)
    ? [{ name: 'import-continue', starts: 'import' as const, expression: rate(5), input: { job: 'continue' } }]
    : []),
];
