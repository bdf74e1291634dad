import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SECRET } from '../../src/backup/export-names.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { overPart } from '../../src/backup/over-part.ts';
import { restoreTable } from '../../src/backup/restore-table.ts';
import { verifyExport } from '../../src/backup/verify-export.ts';
import type { FolderRestore } from '../../src/local/restore-folder.ts';
import { type Names, namesOf } from '../names.ts';
import { readSettings } from '../settings.ts';
import { type Account, openAccount } from './account.ts';
import { ASSEMBLY, assemble } from './assemble.ts';
import { runCdk } from './cdk.ts';
import { DeployError } from './deploy-error.ts';
import { deployedEffects } from './open-deployed.ts';
import { guestKeyParameter, putSecure } from './secrets.ts';
import { readStack } from './stack-outputs.ts';

// Functions at work would fill the table beside the restore.
const refuseRunning = async ({ cloudFormation }: Account, names: Names): Promise<void> => {
  for (const stack of [names.stack('pipeline'), names.stack('api')]) {
    if ((await readStack(cloudFormation, stack)) === undefined) continue;
    throw new DeployError(`${stack} stands, so the shop is at work; run "tillbook destroy" first, restore, and then "tillbook deploy"`);
  }
};

/**
 * Fills the table of a shop whose functions are not deployed, making the table where there is none. Run again after it broke off it goes on.
 * Then the shop can be deployed.
 */
export const restoreDeployed = async (settingsPath: string, { from, onProgress }: FolderRestore): Promise<Manifest> => {
  const settings = readSettings(settingsPath);
  const names = namesOf(settings.shop);
  const manifest = await verifyExport(from, (done, of) => onProgress('verifying', done, of));
  const account = await openAccount();
  await refuseRunning(account, names);
  await assemble(settings);
  await runCdk(['deploy', names.stack('data'), '--app', ASSEMBLY, '--exclusively', '--require-approval', 'never']);
  await putSecure(account.ssm, guestKeyParameter(names), (await readFile(join(from, SECRET), 'utf8')).trim());
  const { table } = deployedEffects(account.dynamoDb, names);
  await restoreTable({ dir: from, files: manifest.files }, overPart(table), (done, of) => onProgress('restoring', done, of));
  return manifest;
};
