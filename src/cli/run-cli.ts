import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addCosts } from './commands/costs.ts';
import { addDemo } from './commands/demo.ts';
import { addDeploy } from './commands/deploy.ts';
import { addDestroy } from './commands/destroy.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEstimate } from './commands/estimate.ts';
import { addExport } from './commands/export.ts';
import { addFailed } from './commands/failed.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addOrder } from './commands/order.ts';
import { addProfile } from './commands/profile.ts';
import { addPull } from './commands/pull.ts';
import { addQuarantine } from './commands/quarantine.ts';
import { addRebuild } from './commands/rebuild.ts';
import { addReport } from './commands/report.ts';
import { addRestore } from './commands/restore.ts';
import { addSample } from './commands/sample.ts';
import { addSource } from './commands/source.ts';
import { addStart } from './commands/start.ts';
import { addStatus } from './commands/status.ts';
import { addToken } from './commands/token.ts';
import { EXIT_HELP, type ExitCode } from './exit-code.ts';
import { explainFailure } from './explain-failure.ts';
import { createSession, type Session, type World } from './session.ts';

const COMMANDS = [
  addInit,
  addImport,
  addCosts,
  addProfile,
  addReport,
  addSource,
  addPull,
  addAudit,
  addQuarantine,
  addOrder,
  addStatus,
  addDoctor,
  addRebuild,
  addExport,
  addRestore,
  addToken,
  addStart,
  addDemo,
  addSample,
  addEstimate,
  addDeploy,
  addDestroy,
  addFailed,
];

const versionOf = (): string => JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;

const createProgram = (session: Session): Command => {
  const { world } = session;
  const program = new Command('tillbook')
    .description('E-commerce analytics with the proof beside every number.')
    .version(versionOf())
    .option('--data <dir>', 'the data folder', '.tillbook')
    .option('--json', 'the result as JSON on standard output; all else goes to standard error', false)
    .addHelpText('after', EXIT_HELP)
    .showHelpAfterError('(add --help to see what is allowed)')
    .exitOverride()
    .configureOutput({
      writeOut: world.out,
      writeErr: world.err,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      stripColor: (text) => text,
    });
  for (const add of COMMANDS) add(program, session);
  return program;
};

/** Runs one command line (without the program's own name) and gives its exit code. Never throws. */
export const runCli = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  const session = createSession(world);
  try {
    await createProgram(session).parseAsync(argv, { from: 'user' });
    return session.exitCode;
  } catch (error) {
    return explainFailure(error, world);
  }
};
