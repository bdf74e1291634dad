import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Effects, Shop } from '../../src/pipeline/effects.ts';
import { readShop } from '../../src/pipeline/set-up.ts';
import { openDynamoTable } from '../../src/store/dynamodb/open.ts';
import { sdkSender } from '../../src/store/dynamodb/sdk-sender.ts';
import { type Meter, meterTable } from '../../src/store/meter.ts';
import { type Names, namesOf } from '../names.ts';
import { readSettings, type Settings } from '../settings.ts';
import { type Account, openAccount } from './account.ts';
import { DeployError } from './deploy-error.ts';

/** A deployed shop, as the caller's own credentials let it be seen. */
export type Deployed = {
  readonly settings: Settings;
  readonly names: Names;
  readonly account: Account;
  readonly shop: Shop;
  readonly effects: Effects;
  readonly meter: Meter;
};

/** The table of a shop, with what the pipeline needs beside it. */
export const deployedEffects = (dynamoDb: DynamoDBClient, { table: tableName }: Names): Effects & { meter: Meter } => {
  const delay = async (ms: number): Promise<void> => {
    await sleep(ms);
  };
  const meter = meterTable(openDynamoTable({ tableName, sender: sdkSender(dynamoDb) }, { delay, random: Math.random }));
  return { table: meter.table, nowMs: Date.now, nonce: randomUUID, meter };
};

/** Opens the deployed shop of a settings file. Throws DeployError where it was not deployed. */
export const openDeployed = async (settingsPath: string): Promise<Deployed> => {
  const settings = readSettings(settingsPath);
  const names = namesOf(settings.shop);
  const account = await openAccount();
  const { meter, ...effects } = deployedEffects(account.dynamoDb, names);
  const shop = await readShop(effects);
  if (shop === undefined)
    throw new DeployError(`${names.table} in ${account.region} is not set up; run "tillbook deploy --settings ${settingsPath}"`);
  return { settings, names, account, shop, effects, meter };
};
