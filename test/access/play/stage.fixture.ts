import type { FunctionName } from '../../../infra/functions.ts';
import { issueToken } from '../../../src/api/tokens/keep-tokens.ts';
import { productRef } from '../../../src/domain/ids.ts';
import { CurrencyCode } from '../../../src/domain/money/currency.ts';
import { Zone } from '../../../src/domain/time/zone.ts';
import { versionOf } from '../../../src/domain/version.ts';
import type { ClockWorld, InvocationContext } from '../../../src/lambda/shared/clockwork.ts';
import { readEnvironment } from '../../../src/lambda/shared/environment.ts';
import { addCosts } from '../../../src/pipeline/add-costs.ts';
import { book } from '../../../src/pipeline/book.ts';
import { collect } from '../../../src/pipeline/collect.ts';
import type { Effects, Shop } from '../../../src/pipeline/effects.ts';
import { readShop, setUp } from '../../../src/pipeline/set-up.ts';
import type { Table } from '../../../src/store/port.ts';
import { openSqliteTable } from '../../../src/store/sqlite/open.ts';
import { recordTable } from '../record/record-table.ts';
import type { Use } from '../rights.ts';
import type { RightsOfApp } from '../rights-of-app.ts';
import { arnIn, EXAMPLE_PLACE } from '../template/place.ts';
import { documentOf, PRODUCT, type Sale, SOURCE } from './sale.fixture.ts';

/** What another worker does in between, once, before the next write of this kind to an item whose key begins so, and that names the order. */
export type Interruption = {
  readonly before: 'putIf' | 'setIf';
  readonly on: string;
  readonly about: string;
  readonly act: () => Promise<unknown>;
};

type Write = Pick<Interruption, 'before'> & { readonly pk: string; readonly names: readonly string[] };

export type Secrets = { readonly guests: string; readonly webhooks: string; readonly token: string };

/**
 * A shop on which functions play their parts, one after the other, with each call noted.
 *
 * - `worldOf`: the world as a function finds it by its environment in the template; all that it asks of AWS is noted as its own
 * - `note`: notes what a function asks of others than the table; `variablesOf`: its environment; `context`: it has all the time there is
 * - `secrets`: of guests, of webhooks, and a token that may read
 * - `elsewhere`: the same table for all that is not the function's doing; nothing is noted
 * - `deliver`: another worker takes a sale; `interrupt`: it does so in between; `waiting`: interruptions that have not come yet
 */
export type Stage = {
  readonly shop: Shop;
  readonly uses: readonly Use[];
  readonly note: (use: Use) => void;
  readonly variablesOf: (principal: FunctionName) => Readonly<Record<string, string>>;
  readonly context: InvocationContext;
  readonly worldOf: (principal: FunctionName) => ClockWorld;
  readonly secrets: Secrets;
  readonly elsewhere: Effects;
  readonly deliver: (sale: Sale) => Promise<void>;
  readonly interrupt: (interruption: Interruption) => void;
  readonly waiting: readonly Interruption[];
  readonly setClock: (iso: string) => void;
};

const interruptible = (table: Table, take: (write: Write) => Promise<unknown>): Table => ({
  ...table,
  putIf: async (item, condition) => {
    await take({ before: 'putIf', pk: item.pk, names: [item.sk] });
    return table.putIf(item, condition);
  },
  setIf: async (key, set, condition) => {
    await take({ before: 'setIf', pk: key.pk, names: Object.keys(set) });
    return table.setIf(key, set, condition);
  },
});

const isMeant = ({ before, on, about }: Interruption, write: Write): boolean =>
  before === write.before && write.pk.startsWith(on) && write.names.some((name) => name.endsWith(`#${about}`));

const openShop = async (elsewhere: Effects): Promise<Shop> => {
  await setUp({ zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' }, elsewhere);
  await addCosts(productRef(SOURCE, PRODUCT), [{ from: '', unitCost: '4.5' }], elsewhere);
  const shop = await readShop(elsewhere);
  if (shop === undefined) throw new Error('the shop was not set up');
  return shop;
};

const issue = async (elsewhere: Effects): Promise<string> => {
  const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(7);
  const issued = await issueToken({ name: 'play', scopes: ['read'], lifetimeSeconds: 999_999_999 }, { ...elsewhere, random });
  if (issued.kind !== 'issued') throw new Error('the token was not made');
  return issued.token;
};

const openElsewhere = (clock: string) => {
  let nowMs = Date.parse(clock);
  let nonces = 0;
  const nonce = (): string => {
    nonces += 1;
    return `n${nonces}`;
  };
  const setClock = (iso: string): void => {
    nowMs = Date.parse(iso);
  };
  const elsewhere: Effects = { table: openSqliteTable({ path: ':memory:' }), nowMs: () => nowMs, nonce };
  const delay = async (ms: number): Promise<void> => {
    nowMs += ms;
  };
  return { elsewhere, setClock, delay };
};

/** Secrets by the end of their parameter's name. */
const secretEndingSo = (name: string, { guests, webhooks }: Secrets): string | undefined => {
  if (name.endsWith('/guest-key')) return guests;
  if (name.endsWith('/token')) return 'of-the-shop';
  return name.endsWith('/webhook-secrets') ? webhooks : undefined;
};

/** Opens a stage for the functions of a platform. */
export const openStage = async (rights: RightsOfApp, clock: string): Promise<Stage> => {
  const { elsewhere, setClock, delay } = openElsewhere(clock);
  const uses: Use[] = [];
  const waiting: Interruption[] = [];
  const shop = await openShop(elsewhere);
  const secrets: Secrets = { guests: 'of-guests', webhooks: 'of-webhooks', token: await issue(elsewhere) };
  const take = async (write: Write): Promise<unknown> => {
    const at = waiting.findIndex((one) => isMeant(one, write));
    return at === -1 ? undefined : waiting.splice(at, 1)[0]?.act();
  };
  const note = (use: Use): void => void uses.push(use);
  const variablesOf: Stage['variablesOf'] = (principal) => rights.functions.get(principal)?.variables ?? {};
  const tableOf = (principal: FunctionName, tableName: string): Table => {
    const resource = arnIn(EXAMPLE_PLACE, 'dynamodb', `table/${tableName}`);
    return interruptible(recordTable(elsewhere.table, { principal, resource, note }), take);
  };
  const worldOf: Stage['worldOf'] = (principal) => {
    const environment = readEnvironment(variablesOf(principal));
    const readParameter: ClockWorld['readParameter'] = async (name) => {
      note({ principal, action: 'ssm:GetParameter', resource: arnIn(EXAMPLE_PLACE, 'ssm', `parameter${name}`) });
      return secretEndingSo(name, secrets);
    };
    return { ...elsewhere, environment, table: tableOf(principal, environment.tableName), readParameter, write: () => undefined, delay };
  };
  const deliver = async (sale: Sale): Promise<void> => {
    const ms = Date.parse(sale.updated);
    const { ref } = await collect(documentOf(sale), versionOf(ms, ms), elsewhere);
    await book(ref, shop, elsewhere);
  };
  const interrupt = (interruption: Interruption): void => void waiting.push(interruption);
  const context: InvocationContext = { getRemainingTimeInMillis: () => 900_000 };
  return { shop, uses, note, worldOf, variablesOf, context, secrets, elsewhere, deliver, interrupt, waiting, setClock };
};
