import type { ObjectImport } from '../../pipeline/import-claims.ts';
import { continueImport, endImport } from '../../pipeline/import-orders.ts';
import type { ImportState } from '../../pipeline/import-state.ts';
import { importTitles } from '../../pipeline/import-titles.ts';
import { exportSecond } from '../../sources/csv/export-second.ts';
import { importRecords } from '../../sources/csv/import-records.ts';
import { type CsvImport, readCsv } from '../../sources/csv/read-csv.ts';
import { breakOff } from './break-off.ts';
import { chooseProfile, type NamedProfile } from './choose-profile.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportTools } from './import-tools.ts';
import { fileOf, openNoted } from './read-object.ts';
import { settleState } from './settle-state.ts';

/** A worker that is stopped, or dies, this often before one batch is done will not do it at all. */
const MOST_TRIES = 10;

type Work = { readonly by: NamedProfile; readonly tools: ImportTools; readonly onBatch: (state: ImportState) => void };

const bookOrders = async (csv: CsvImport, state: ObjectImport, { by, tools, onBatch }: Work): Promise<ImportState> => {
  const { shop, bulk, batch: size } = tools;
  const { exportedAtMs } = state;
  const said = exportedAtMs === undefined ? {} : { exportedAtMs };
  const batches = (from: number) => importRecords(csv, { profile: by.profile, profileName: by.name, ...said }, { size, from });
  const booked = await continueImport(state, { ...said, batches, onBatch }, { shop, effects: bulk });
  return importTitles(booked, { source: by.profile.source, titles: csv.titles, onBatch }, bulk);
};

const takeObject = async (claimed: ObjectImport, work: Omit<Work, 'by'>): Promise<ImportState> => {
  const { tools, onBatch } = work;
  const { shop, guestKey, stagingPath } = tools;
  const { object } = claimed;
  const by = chooseProfile(object, tools);
  const { profile } = by;
  const opened = await openNoted(object, tools);
  try {
    const state = settleState(claimed, { profile, opened, tools });
    onBatch(state);
    const exportedAt = state.exportedAtMs === undefined ? {} : { exportedAt: exportSecond(state.exportedAtMs) };
    const csv = await readCsv({ files: [fileOf(opened, state, tools)], profile, shop, guestKey, stagingPath, ...exportedAt });
    try {
      return await bookOrders(csv, state, { by, ...work });
    } finally {
      csv.close();
    }
  } finally {
    opened.discard();
  }
};

const giveUp = ({ object, tries, failure }: ObjectImport): ImportRefused =>
  new ImportRefused(
    `${object.key}: it was taken up ${tries} times and came no further${failure === undefined ? '' : `; last: ${failure}`}.`,
  );

/**
 * Brings an import that this worker has taken up as far as it can: to its end, to the deadline, or to what cannot be put right by trying
 * again. Gives its state then. Throws what may be over by the next time.
 */
export const importObject = async (claimed: ObjectImport, tools: ImportTools): Promise<ImportState> => {
  let latest: ImportState = claimed;
  const onBatch = (state: ImportState): void => {
    latest = state;
    tools.deadline.check();
  };
  try {
    if (claimed.tries > MOST_TRIES) throw giveUp(claimed);
    return await endImport(await takeObject(claimed, { tools, onBatch }), tools.effects);
  } catch (error) {
    return breakOff(latest, error, tools);
  }
};
