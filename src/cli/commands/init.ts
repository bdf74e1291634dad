import { type Command, Option } from 'commander';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { Zone } from '../../domain/time/zone.ts';
import { initFolder } from '../../local/open-folder.ts';
import type { Shop } from '../../pipeline/effects.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, toJson } from '../session.ts';

const WEEK_STARTS = ['monday', 'sunday', 'saturday'] as const satisfies readonly Shop['weekStart'][];

type Options = { zone: string; currency: string; weekStart: Shop['weekStart'] };

const runInit = async (options: Options, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const choice = {
    zone: readOption(Zone, '--zone', options.zone),
    currency: readOption(CurrencyCode, '--currency', options.currency),
    weekStart: options.weekStart,
  };
  const isNew = await initFolder(data, choice, session.world.folder);
  const said = isNew ? `${data} is ready` : `${data} was ready already`;
  const next = 'next: tillbook import FILE --profile NAME|FILE';
  session.world.out(
    json
      ? toJson({ data, created: isNew, ...choice })
      : `${said}: ${choice.zone}, ${choice.currency}, weeks from ${choice.weekStart}\n${next}\n`,
  );
};

export const addInit = (program: Command, session: Session): void => {
  program
    .command('init')
    .description('make a data folder for one shop')
    .requiredOption('--zone <zone>', "the shop's IANA time zone, e.g. Europe/London; it decides which day an order belongs to")
    .requiredOption('--currency <code>', "the currency of the shop's books, e.g. GBP")
    .addOption(new Option('--week-start <day>', 'the first day of a week').choices(WEEK_STARTS).default('monday'))
    .action((options: Options, command: Command) => runInit(options, session, command));
};
