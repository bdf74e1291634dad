import { listTokens } from '../../api/tokens/keep-tokens.ts';
import { Day } from '../../domain/time/day.ts';
import { folderFiles } from '../folder-files.ts';
import { readGuestKey } from '../guest-key.ts';
import { isDemoFolder } from '../live/demo-folder.ts';
import { DEMO_SOURCE } from '../live/open-demo.ts';
import { PAGE_TOKEN } from '../live/page-token.ts';
import type { Folder } from '../open-folder.ts';
import { readStatus } from '../read-status.ts';
import { readSources, type SourceSettings } from '../source-settings.ts';
import { type Activity, readActivity } from './activity.ts';
import { checkAnswer } from './check-answer.ts';
import { checkDoubleCounting } from './check-double-counting.ts';
import { checkFreshness } from './check-freshness.ts';
import { checkLastPull } from './check-last-pull.ts';
import { checkProof } from './check-proof.ts';
import { checkQuarantine } from './check-quarantine.ts';
import { checkSilence } from './check-silence.ts';
import { checkTokens } from './check-tokens.ts';
import { checkUnfinished } from './check-unfinished.ts';
import { checkVariables } from './check-variables.ts';
import type { DoctorEffects } from './examine.ts';
import { type Finding, ok } from './finding.ts';

type Examined = DoctorEffects & {
  readonly folder: Folder;
  readonly status: Awaited<ReturnType<typeof readStatus>>;
  readonly activity: Activity;
  readonly today: Day;
};

const examineSource = async (source: SourceSettings, { folder, status, activity, today, env, client }: Examined): Promise<Finding[]> => {
  const { name, tokenEnv } = source;
  const token = env[tokenEnv]?.trim() ?? '';
  const guestKey = await readGuestKey(folderFiles(folder.dir).key);
  return [
    checkVariables(source, env),
    ...(token === '' ? [] : await checkAnswer(source, { token, guestKey, client })),
    checkLastPull(
      name,
      status.sources.find((each) => each.name === name),
      client.nowMs(),
    ),
    checkSilence(name, activity.get(name) ?? new Map(), today),
  ];
};

/** The checks of an open folder: its book, its tokens, and each of its sources. */
export const examineBook = async (folder: Folder, effects: DoctorEffects): Promise<Finding[]> => {
  const nowMs = effects.client.nowMs();
  const today = Day.parse(new Date(nowMs).toISOString().slice(0, 10));
  const status = await readStatus(folder);
  const activity = await readActivity(folder.effects.table, today);
  // The page's own token is renewed by the program.
  const tokens = (await listTokens(folder.effects)).filter(({ name }) => name !== PAGE_TOKEN);
  const findings = [
    checkUnfinished(status.rebuildUnfinished, status),
    checkFreshness(status, nowMs),
    checkProof(status),
    checkQuarantine(status),
    checkTokens(tokens, nowMs),
    checkDoubleCounting(activity),
    ...(isDemoFolder(folder.dir) ? [ok(`${DEMO_SOURCE}: shop`, 'the demo shop, which sells while "tillbook start" runs')] : []),
  ];
  for (const source of await readSources(folder.dir))
    findings.push(...(await examineSource(source, { ...effects, folder, status, activity, today })));
  return findings;
};
