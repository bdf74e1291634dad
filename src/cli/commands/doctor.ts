import { styleText } from 'node:util';
import type { Command } from 'commander';
import { withoutTokens } from '../../api/tokens/token.ts';
import { examine } from '../../local/doctor/examine.ts';
import { type Finding, type Verdict, worstOf } from '../../local/doctor/finding.ts';
import { NETWORK } from '../../local/pull-folder.ts';
import { AWS_OPTION, type AwsOptions } from '../aws-option.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { globalsOf, type Session, toJson } from '../session.ts';

const EXITS: Readonly<Record<Verdict, ExitCode>> = { ok: EXIT.ok, attention: EXIT.attention, wrong: EXIT.failure };

const COLOURS = { ok: 'green', attention: 'yellow', wrong: 'red' } as const;

const WIDTH = 'attention'.length;

const linesOf = (findings: readonly Finding[], hasColour: boolean): string[] => {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  const label = (verdict: Verdict): string => {
    const padded = verdict.padEnd(WIDTH);
    return hasColour ? styleText(COLOURS[verdict], padded, { validateStream: false }) : padded;
  };
  return findings.flatMap(({ subject, verdict, found, remedy }) => [
    `${label(verdict)}  ${subject.padEnd(width)}  ${withoutTokens(found)}`,
    ...(remedy === '' ? [] : [`${' '.repeat(WIDTH + width + 4)}${remedy}`]),
  ]);
};

const findingsOf = async ({ data, aws }: AwsOptions & { data: string }, { world }: Session): Promise<readonly Finding[]> => {
  if (aws === undefined) return examine(data, { env: world.env, client: NETWORK });
  const { examineDeployed } = await import('../../../infra/deploy/examine-deployed.ts');
  return examineDeployed(aws);
};

const runDoctor = async (options: AwsOptions, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const { world } = session;
  const findings = await findingsOf({ data, ...options }, session);
  session.exitCode = EXITS[worstOf(findings)];
  world.out(json ? toJson({ verdict: worstOf(findings), findings }) : `${linesOf(findings, world.hasColour).join('\n')}\n`);
};

export const addDoctor = (program: Command, session: Session): void => {
  program
    .command('doctor')
    .description('check the installation, the folder and its sources, and say what to do; it changes nothing')
    .addOption(AWS_OPTION())
    .action((options: AwsOptions, command: Command) => runDoctor(options, session, command));
};
