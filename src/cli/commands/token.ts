import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { issueToken, listTokens, revokeTokens, TokenName, tokenId, tokenState } from '../../api/tokens/keep-tokens.ts';
import { SCOPES, Scope } from '../../api/tokens/scope.ts';
import { FolderError } from '../../local/folder-error.ts';
import type { StoredToken } from '../../store/items/token-item.ts';
import { AWS_OPTION, type AwsOptions } from '../aws-option.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { besideBook, placeOf, readingBook } from '../with-book.ts';

const DEFAULT_LIFETIME = '90d';
const MOST_DAYS = 3_650;
const SECONDS_A_DAY = 86_400;

const readLifetime = (text: string): number => {
  const days = Number(/^(\d{1,4})d$/.exec(text)?.[1] ?? 0);
  if (days >= 1 && days <= MOST_DAYS) return days * SECONDS_A_DAY;
  throw new UsageError([`--expires cannot be ${JSON.stringify(text)}; allowed: days from 1d to ${MOST_DAYS}d`]);
};

const readScope = (text: string): Scope => {
  const scope = Scope.safeParse(text);
  if (scope.success) return scope.data;
  throw new UsageError([`--scope cannot be ${JSON.stringify(text)}; allowed: ${SCOPES.join(', ')}`]);
};

const iso = (second: number): string => new Date(second * 1000).toISOString();

const summaryOf = (stored: StoredToken, nowMs: number) => ({
  id: tokenId(stored),
  name: stored.name,
  scopes: stored.scopes,
  state: tokenState(stored, nowMs),
  createdAt: iso(stored.createdAt),
  expiresAt: iso(stored.expiresAt),
});

const lineOf = (stored: StoredToken, nowMs: number): string => {
  const { id, name, scopes, state, expiresAt } = summaryOf(stored, nowMs);
  return `${id}  ${state.padEnd(7)}  until ${expiresAt.slice(0, 10)}  ${scopes.join(' ')}  ${name}`;
};

type CreateOptions = AwsOptions & { readonly name: string; readonly scope: readonly string[]; readonly expires: string };

const runCreate = async (options: CreateOptions, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const name = readOption(TokenName, '--name', options.name);
  const lifetimeSeconds = readLifetime(options.expires);
  const scopes = [...new Set(options.scope.map(readScope))];
  const { issued, nowMs } = await besideBook({ data, ...options }, async ({ effects }) => ({
    issued: await issueToken({ name, scopes, lifetimeSeconds }, { ...effects, random: randomBytes }),
    nowMs: effects.nowMs(),
  }));
  if (issued.kind === 'name-taken')
    throw new FolderError(
      'differs',
      `${placeOf({ data, ...options })} has a valid token "${name}" already; choose another name, or revoke it with "tillbook token revoke"`,
    );
  say(session, 'the token is shown this once; keep it where passwords are kept');
  session.world.out(json ? toJson({ token: issued.token, ...summaryOf(issued.stored, nowMs) }) : `${issued.token}\n`);
};

const runList = async (options: AwsOptions, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const { tokens, nowMs } = await readingBook(session, { data, ...options }, async ({ effects }) => ({
    tokens: await listTokens(effects),
    nowMs: effects.nowMs(),
  }));
  const lines =
    tokens.length === 0 ? ['no token has been made; see "tillbook token create --help"'] : tokens.map((token) => lineOf(token, nowMs));
  session.world.out(json ? toJson(tokens.map((token) => summaryOf(token, nowMs))) : `${lines.join('\n')}\n`);
};

const runRevoke = async (
  called: string,
  options: AwsOptions,
  { session, command }: { session: Session; command: Command },
): Promise<void> => {
  const { data, json } = globalsOf(command);
  const { revoked, nowMs } = await besideBook({ data, ...options }, async ({ effects }) => ({
    revoked: await revokeTokens(called, effects),
    nowMs: effects.nowMs(),
  }));
  if (revoked.length === 0)
    throw new FolderError('record-unknown', `${placeOf({ data, ...options })} has no valid token ${called}; see "tillbook token list"`);
  session.world.out(
    json ? toJson(revoked.map((token) => summaryOf(token, nowMs))) : `revoked: ${revoked.map(({ name }) => name).join(', ')}\n`,
  );
};

export const addToken = (program: Command, session: Session): void => {
  const token = program.command('token').description('access tokens for the API; they can be made and revoked while it is served');
  token
    .command('create')
    .description('make a token and show it this once; only a digest of it is kept')
    .requiredOption('--name <name>', 'by what you will know it, e.g. superset')
    .requiredOption('--scope <scopes...>', `what it is for: ${SCOPES.join(', ')}`)
    .option('--expires <days>', 'how long it is valid, e.g. 30d', DEFAULT_LIFETIME)
    .addOption(AWS_OPTION())
    .action((options: CreateOptions, command: Command) => runCreate(options, session, command));
  token
    .command('list')
    .description('every token by name, with its scopes and whether it is valid')
    .addOption(AWS_OPTION())
    .action((options: AwsOptions, command: Command) => runList(options, session, command));
  token
    .command('revoke')
    .description('end a token at once')
    .argument('<name>', 'its name, or its id as listed')
    .addOption(AWS_OPTION())
    .action((called: string, options: AwsOptions, command: Command) => runRevoke(called, options, { session, command }));
};
