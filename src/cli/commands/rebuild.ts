import type { Command } from 'commander';
import { Inclusion } from '../../domain/ledger/inclusion.ts';
import { Zone } from '../../domain/time/zone.ts';
import { type Folder, notingRebuild } from '../../local/open-folder.ts';
import type { Shop } from '../../pipeline/effects.ts';
import { readExtent } from '../../pipeline/read-status.ts';
import { rebuild } from '../../pipeline/rebuild.ts';
import { changeShop } from '../../pipeline/set-up.ts';
import { countText } from '../count-text.ts';
import { createProgress } from '../progress.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { writing } from '../with-folder.ts';

type Options = { zone?: string; inclusion?: string };

const RULES = Object.keys(Inclusion.shape) as (keyof Inclusion)[];
const isRule = (name: string): name is keyof Inclusion => RULES.some((rule) => rule === name);

const readRule = (text: string): Partial<Inclusion> => {
  const [name = '', value] = text.split('=');
  if (isRule(name) && (value === 'yes' || value === 'no')) return { [name]: value === 'yes' };
  throw new UsageError([`--inclusion cannot have ${JSON.stringify(text)}; allowed: ${RULES.map((rule) => `${rule}=yes|no`).join(', ')}`]);
};

const changed = (shop: Shop, { zone, inclusion }: Options): Shop => ({
  ...shop,
  ...(zone !== undefined && { zone: readOption(Zone, '--zone', zone) }),
  ...(inclusion !== undefined && { inclusion: Object.assign({}, shop.inclusion, ...inclusion.split(',').map(readRule)) }),
});

const rebuildFolder = async (folder: Folder, shop: Shop, session: Session): Promise<number> => {
  const progress = createProgress(session.world);
  const { orders } = await readExtent(folder.effects);
  try {
    return await notingRebuild(folder.dir, () =>
      folder.inGroup(async (effects) => {
        await changeShop(shop, effects);
        return rebuild(shop, effects, (done) => progress.show('booking again', done, Math.max(done, orders)));
      }),
    );
  } finally {
    progress.end();
  }
};

const runRebuild = async (options: Options, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const result = await writing(session, data, async (folder) => {
    const shop = changed(folder.shop, options);
    return { orders: await rebuildFolder(folder, shop, session), shop };
  });
  session.world.out(
    json ? toJson(result) : `${countText(result.orders)} orders booked again and all days and months folded, in ${result.shop.zone}\n`,
  );
};

export const addRebuild = (program: Command, session: Session): void => {
  program
    .command('rebuild')
    .description('book every order again and fold every day and month, e.g. after a change of zone or of which orders count')
    .option('--zone <zone>', "another time zone for the shop's days")
    .option('--inclusion <rules>', `which orders count: ${RULES.map((rule) => `${rule}=yes|no`).join(', ')}, one or more with commas`)
    .action((options: Options, command: Command) => runRebuild(options, session, command));
};
