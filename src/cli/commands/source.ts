import type { Command } from 'commander';
import { SourceName } from '../../domain/ids.ts';
import { putSource, readSources, ShopUrl, type SourceSettings, VariableName } from '../../local/source-settings.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { reading } from '../with-folder.ts';

const KINDS = ['retail-api'] as const;

type AddOptions = { readonly url: string; readonly tokenEnv: string; readonly name?: string; readonly webhookSecretsEnv?: string };

const readKind = (kind: string): (typeof KINDS)[number] => {
  const known = KINDS.find((each) => each === kind);
  if (known !== undefined) return known;
  throw new UsageError([`a source cannot be of the kind ${JSON.stringify(kind)}; allowed: ${KINDS.join(', ')}`]);
};

const settingsOf = (kind: string, options: AddOptions): SourceSettings => {
  const { url, tokenEnv, name = kind, webhookSecretsEnv } = options;
  return {
    name: readOption(SourceName, '--name', name),
    kind: readKind(kind),
    url: readOption(ShopUrl, '--url', url),
    tokenEnv: readOption(VariableName, '--token-env', tokenEnv),
    ...(webhookSecretsEnv !== undefined && { webhookSecretsEnv: readOption(VariableName, '--webhook-secrets-env', webhookSecretsEnv) }),
  };
};

const runAdd = async (kind: string, options: AddOptions, context: { session: Session; command: Command }): Promise<void> => {
  const { session, command } = context;
  const { data, json } = globalsOf(command);
  const source = settingsOf(kind, options);
  const isNew = await reading(session, data, ({ dir }) => putSource(dir, source));
  const next = `next: tillbook pull ${source.name}, with the token in ${source.tokenEnv}`;
  session.world.out(json ? toJson({ added: isNew, ...source }) : `${source.name} is ${isNew ? 'added' : 'changed'}\n${next}\n`);
};

const lineOf = ({ name, kind, url, tokenEnv }: SourceSettings): string => `${name}  ${kind}  ${url}  token in ${tokenEnv}`;

const runList = async (session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const sources = await reading(session, data, ({ dir }) => readSources(dir));
  const lines = sources.length === 0 ? ['no sources yet; see "tillbook source add --help"'] : sources.map(lineOf);
  session.world.out(json ? toJson(sources) : `${lines.join('\n')}\n`);
};

export const addSource = (program: Command, session: Session): void => {
  const source = program.command('source').description('shops that are pulled; their secrets stay in environment variables');
  source
    .command('add')
    .description('add a shop, or change the one of the same name')
    .argument('<kind>', `how the shop is spoken to: ${KINDS.join(', ')}`)
    .requiredOption('--url <url>', 'where the shop answers, without /v1, e.g. https://shop.example.com/api')
    .requiredOption('--token-env <variable>', "the environment variable that holds the shop's token when it is pulled")
    .option('--name <source>', 'the name of the source in the book; it is part of every order, so it never changes (default: the kind)')
    .option('--webhook-secrets-env <variable>', 'the variable that holds the secrets of its webhooks, separated by spaces')
    .action((kind: string, options: AddOptions, command: Command) => runAdd(kind, options, { session, command }));
  source
    .command('list')
    .description('the sources of the folder')
    .action((_: object, command: Command) => runList(session, command));
};
