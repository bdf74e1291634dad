import { type Folder, hasUnfinishedRebuild, openBeside, openToRead, openToWrite } from '../local/open-folder.ts';
import { type Session, say } from './session.ts';

const closing = async <T>(folder: Folder, work: (folder: Folder) => Promise<T>): Promise<T> => {
  try {
    return await work(folder);
  } finally {
    folder.close();
  }
};

/** Works on a folder that is only read. */
export const reading = async <T>(session: Session, dir: string, work: (folder: Folder) => Promise<T>): Promise<T> => {
  const folder = await openToRead(dir);
  if (hasUnfinishedRebuild(dir)) say(session, `warning: a rebuild of ${dir} broke off; run "tillbook rebuild" to finish it`);
  return closing(folder, work);
};

/** Works on a folder that nobody else writes meanwhile. */
export const writing = async <T>(session: Session, dir: string, work: (folder: Folder) => Promise<T>): Promise<T> =>
  closing(await openToWrite(dir, session.world.folder), work);

/** Puts single items beside whoever works in the folder, e.g. a server. */
export const beside = async <T>(dir: string, work: (folder: Folder) => Promise<T>): Promise<T> => closing(await openBeside(dir), work);
