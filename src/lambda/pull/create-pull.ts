import { bulkWork, endOf, type InvocationContext } from '../shared/bulk-work.ts';
import type { DeployedSource } from '../shared/environment.ts';
import { failureFacts } from '../shared/failure-facts.ts';
import { openBook } from '../shared/open-book.ts';
import { keptGuestKey, keptSourceToken } from '../shared/secrets.ts';
import { tellInvocation } from '../shared/tell-invocation.ts';
import type { World } from '../shared/world.ts';
import { type Pulled, pullSource } from './pull-source.ts';
import type { PullTools } from './pull-tools.ts';

/** What the function finds around it beside what every function does. */
export type PullWorld = World & { readonly network: PullTools['network']; readonly delay: (ms: number) => Promise<void> };

/** Each source, one after the other, has its share of the time that is left: none can take it all. */
const pullAll = async (sources: readonly DeployedSource[], tools: PullTools): Promise<ReadonlyMap<string, Pulled>> => {
  const { nowMs } = tools.effects;
  const pulled = new Map<string, Pulled>();
  for (const [index, source] of sources.entries()) {
    const share = (tools.untilMs - nowMs()) / (sources.length - index);
    pulled.set(source.name, await pullSource(source, nowMs() + share, tools));
  }
  return pulled;
};

const sumOf = (pulled: readonly Pulled[], of: (one: Pulled) => number): number => pulled.reduce((sum, one) => sum + of(one), 0);

const acceptedOf = ({ counts }: Pulled): number => counts.accepted;
const quarantinedOf = ({ counts }: Pulled): number => Object.values(counts.quarantined).reduce((sum, count) => sum + count, 0);

/** Pulls each source towards its present, and its history towards its beginning. One that fails is told of, and holds no other up. */
export const createPull = (world: PullWorld) => {
  const { environment, nowMs, network, write } = world;
  const { sources } = environment;
  const { meter, open } = openBook(world);
  const guestKey = keptGuestKey(world);
  const tokens = new Map(sources.map(({ name }) => [name, keptSourceToken(name, world)]));
  const tokenOf: PullTools['tokenOf'] = async (name) => tokens.get(name)?.() ?? '';
  const tellFailures = (pulled: ReadonlyMap<string, Pulled>): void => {
    for (const [source, { error }] of pulled)
      if (error !== undefined) write(`${JSON.stringify({ function: 'pull', level: 'error', source, failure: failureFacts(error) })}\n`);
  };
  return (_: unknown, context: InvocationContext): Promise<Readonly<Record<string, Pulled['kind']>>> =>
    tellInvocation({ ...world, function: 'pull', shop: environment.shopName, readMeter: meter.read }, async () => {
      const { shop, effects } = await open();
      const untilMs = endOf(context, nowMs());
      const work = bulkWork(effects, world, untilMs);
      const pulled = await pullAll(sources, { shop, effects, guestKey: await guestKey(), tokenOf, network, ...work, untilMs });
      tellFailures(pulled);
      const all = [...pulled.values()];
      const [accepted, quarantined] = [sumOf(all, acceptedOf), sumOf(all, quarantinedOf)];
      const failed = all.filter(({ kind }) => kind === 'failed').length;
      const result = Object.fromEntries([...pulled].map(([name, { kind }]) => [name, kind]));
      const metrics = { OrdersAccepted: accepted, Quarantined: quarantined, ...(failed > 0 && { Errors: failed }) };
      return { counts: { ...result, accepted, quarantined }, metrics, result };
    });
};
