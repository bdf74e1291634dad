import { checkFreshness } from '../../src/local/doctor/check-freshness.ts';
import { checkLastPull } from '../../src/local/doctor/check-last-pull.ts';
import { checkProof } from '../../src/local/doctor/check-proof.ts';
import { checkQuarantine } from '../../src/local/doctor/check-quarantine.ts';
import { checkUnfinished } from '../../src/local/doctor/check-unfinished.ts';
import { type Finding, ok, wrong } from '../../src/local/doctor/finding.ts';
import { readBookStatus } from '../../src/pipeline/read-status.ts';
import { checkAlarms } from './checks/check-alarms.ts';
import { checkFailed } from './checks/check-failed.ts';
import { checkStacks } from './checks/check-stacks.ts';
import { checkSwept } from './checks/check-swept.ts';
import { type Deployed, openDeployed } from './open-deployed.ts';

const examineBook = async ({ shop, effects, settings }: Deployed): Promise<Finding[]> => {
  const status = await readBookStatus(shop, effects);
  const nowMs = effects.nowMs();
  return [
    checkSwept(status, nowMs),
    checkFreshness(status, nowMs),
    checkUnfinished(false, status),
    checkProof(status),
    checkQuarantine(status),
    ...settings.sources.map(({ name }) =>
      checkLastPull(
        name,
        status.sources.find((source) => source.name === name),
        nowMs,
      ),
    ),
  ];
};

// One service that refuses to answer hides nothing of the others.
const guarded = async (subject: string, check: () => Promise<Finding | readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return [await check()].flat();
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [wrong(subject, `could not be looked at: ${says}`, 'see what the message says; your own rights may lack this one')];
  }
};

/** Looks at a deployed shop: its stacks, alarms, failed events and its book. It changes nothing. */
export const examineDeployed = async (settingsPath: string): Promise<Finding[]> => {
  const deployed = await openDeployed(settingsPath);
  const { account, names } = deployed;
  return [
    ok('account', `${account.id}, ${account.region}, as ${account.caller}`),
    ...(await guarded('stacks', () => checkStacks(deployed))),
    ...(await guarded('failed events', () => checkFailed(deployed))),
    ...(await guarded('alarms', () => checkAlarms(deployed))),
    ...(await guarded(`table ${names.table}`, () => examineBook(deployed))),
  ];
};
