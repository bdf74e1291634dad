import type { Folder } from '../local/open-folder.ts';
import type { AwsOptions } from './aws-option.ts';
import type { Session } from './session.ts';
import { beside, reading } from './with-folder.ts';

/** A book wherever it lies. */
export type Book = Pick<Folder, 'shop' | 'effects' | 'meter'>;

type Place = AwsOptions & { readonly data: string };

/** What a person calls the place. */
export const placeOf = ({ aws, data }: Place): string => aws ?? data;

const onAws = async <T>(settings: string, work: (book: Book) => Promise<T>): Promise<T> => {
  const { openDeployed } = await import('../../infra/deploy/open-deployed.ts');
  return work(await openDeployed(settings));
};

/** Works on a book that is only read. */
export const readingBook = <T>(session: Session, { aws, data }: Place, work: (book: Book) => Promise<T>): Promise<T> =>
  aws === undefined ? reading(session, data, work) : onAws(aws, work);

/** Puts single items beside whoever works on the book. */
export const besideBook = <T>({ aws, data }: Place, work: (book: Book) => Promise<T>): Promise<T> =>
  aws === undefined ? beside(data, work) : onAws(aws, work);
