export const MEDIA_TYPES = ['application/json', 'text/csv'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

type Range = { readonly type: string; readonly weight: number };

const readRange = (text: string): Range => {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const given = weight === undefined ? 1 : Number(weight.slice(2));
  return { type, weight: given >= 0 && given <= 1 ? given : 0 };
};

const precisionOf = (type: string, media: MediaType): number => {
  if (type === media) return 2;
  if (type === `${media.slice(0, media.indexOf('/'))}/*`) return 1;
  return type === '*/*' ? 0 : -1;
};

// The range that names a type most precisely decides on it.
const weightOf = (ranges: readonly Range[], media: MediaType): number => {
  let [most, weight] = [-1, 0];
  for (const range of ranges) {
    const precision = precisionOf(range.type, media);
    if (precision > most) [most, weight] = [precision, range.weight];
  }
  return weight;
};

/**
 * The media type that is liked best of those offered, the first where several are; undefined where none is accepted.
 * @source RFC 9110, 12.5.1
 */
export const negotiate = (accept: string | undefined, offered: readonly MediaType[]): MediaType | undefined => {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(readRange);
  const best = offered.reduce((top, media) => Math.max(top, weightOf(ranges, media)), 0);
  return best === 0 ? undefined : offered.find((media) => weightOf(ranges, media) === best);
};

/** Whether a body of this type is read as JSON; its text is UTF-8 whatever else is said. */
export const isJson = (contentType: string | undefined): boolean => {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  return type === 'application/json' && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
};
