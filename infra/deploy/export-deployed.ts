import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { exportTable } from '../../src/backup/export-table.ts';
import { liveScan } from '../../src/backup/live-scan.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import type { FolderExport } from '../../src/local/export-folder.ts';
import type { Table } from '../../src/store/port.ts';
import { DeployError } from './deploy-error.ts';
import { openDeployed } from './open-deployed.ts';
import { guestKeyParameter, readSecure } from './secrets.ts';

/** The rest is for whoever reads and folds meanwhile. @unit read units a second */
const UNITS_A_SECOND = 15;

const BYTES_A_UNIT = 8_192;

const PASSES = 3;

const paced =
  (scanPage: Table['scanPage']): Table['scanPage'] =>
  async (scan) => {
    const page = await scanPage(scan);
    await sleep(((page.examinedBytes ?? 0) / BYTES_A_UNIT / UNITS_A_SECOND) * 1000);
    return page;
  };

/** Writes a deployed shop out as plain files, its secret included, while it goes on. A restored copy is to be audited. */
export const exportDeployed = async (settingsPath: string, { dir, onBegin, onProgress }: FolderExport): Promise<Manifest> => {
  const { account, names, shop, effects } = await openDeployed(settingsPath);
  const secret = await readSecure(account.ssm, guestKeyParameter(names));
  if (secret === undefined) throw new DeployError(`${guestKeyParameter(names)} is missing; run "tillbook deploy" again`);
  const { Table: described } = await account.dynamoDb.send(new DescribeTableCommand({ TableName: names.table }));
  const bytes = (described?.TableSizeBytes ?? 0) * PASSES;
  const request = {
    dir,
    // It always may have changed; the passes are in an order that bears it.
    stamp: described?.TableArn ?? names.table,
    about: { shop, isRebuildUnfinished: false },
    secret: `${secret}\n`,
    onBegin,
    onProgress: (scanned: number) => onProgress(scanned, Math.max(scanned, bytes)),
  };
  return exportTable(request, { table: { scanPage: paced(liveScan(effects.table)) }, nowMs: effects.nowMs });
};
