import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws-error.ts';
import { factsOf } from '../send/facts-of.ts';
import { readText } from '../send/read-text.ts';
import type { ObjectPlace } from './object-request.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  AccessDenied: 'let the role of this function s3:GetObject on it; without s3:ListBucket, S3 says the same of an object that is not there',
  NoSuchBucket: 'deploy the bucket, or correct its name',
  PermanentRedirect: 'it is in another region; read it from there',
  PreconditionFailed: 'it was replaced while it was read; read the new one from its beginning',
};

/** What an element of the answer's XML holds. */
const elementOf = (xml: string, name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

/** What S3 answered instead of an object, under the name that it gave. */
export async function objectFailure(answer: IncomingMessage, { bucket, key }: ObjectPlace): Promise<AwsError> {
  const xml = await readText(answer);
  const facts = factsOf(answer);
  const name = elementOf(xml, 'Code') ?? 'UnreadableAnswer';
  const remedy = REMEDIES[name] ?? 'see that the object can be read, and try again';
  const says = elementOf(xml, 'Message') ?? `answered ${facts.status}`;
  return new AwsError(name, `${bucket}/${key} was not read: ${name}: ${says}; ${remedy}`, { facts });
}
