import { hash } from 'node:crypto';
import type { ServiceRequest } from '../aws.ts';

/** Where to go on in an object: behind so many bytes of the one that had this tag. */
export type Position = { readonly offset: number; readonly etag: string };

export type ObjectPlace = { readonly bucket: string; readonly key: string };

/** S3 wants the hash of the body as a header too. */
const NO_BODY = hash('sha256', '');

/** `encodeURIComponent` leaves these, which AWS encodes. */
const LEFT_OUT = /[!'()*]/g;

const encodeSegment = (text: string): string =>
  encodeURIComponent(text).replace(LEFT_OUT, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A key as part of a path. Its slashes stay, empty and dotted parts too: to S3 they are text. */
const encodeKey = (key: string): string => key.split('/').map(encodeSegment).join('/');

/** Asks for an object, or for the rest of it on condition that it is still the same. The bucket is in the path, as all endpoints take it. */
export const objectRequest = ({ bucket, key }: ObjectPlace, from?: Position): ServiceRequest => ({
  service: 's3',
  method: 'GET',
  path: `/${bucket}/${encodeKey(key)}`,
  headers: { 'x-amz-content-sha256': NO_BODY, ...(from && { range: `bytes=${from.offset}-`, 'if-match': from.etag }) },
  body: '',
});
