/** What the exit code of every command means; the help says it too. */
export const EXIT = { ok: 0, failure: 1, usage: 2, attention: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `
Exit codes:
  0  done
  1  failed; the message says what to do
  2  wrong command, option or value
  3  done, but something needs attention: records went to quarantine, rows of costs
     were rejected, the audit found drift, a profile cannot use something of a file,
     or the doctor found something to look at`;
