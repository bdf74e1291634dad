import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a shop sent: its headers, names in small letters, and its body byte for byte, since the signature is over these. */
export type Delivery = {
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Uint8Array;
  readonly receivedMs: number;
};

/** Why a delivery is not believed. */
export type Distrust = 'unsigned' | 'wrong-signature' | 'too-old';

/** How far a delivery's timestamp may lie from our clock, either way. @source Standard Webhooks, @unit milliseconds */
const TOLERANCE_MS = 300_000;

/** A header names a signature for each secret that is valid; more are not looked at. */
const MOST_SIGNATURES = 10;

const BASE64_SECRET = 'whsec_';

/** @source Standard Webhooks: behind `whsec_` a secret is base64; any other is taken as its own bytes */
const keyOf = (secret: string): Buffer =>
  secret.startsWith(BASE64_SECRET) ? Buffer.from(secret.slice(BASE64_SECRET.length), 'base64') : Buffer.from(secret);

const equal = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

const sign = (secret: string, head: string, body: Uint8Array): Buffer =>
  createHmac('sha256', keyOf(secret)).update(head).update(body).digest();

const signaturesIn = (header: string): Buffer[] =>
  header
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice('v1,'.length), 'base64'));

/** When a delivery says that it was sent, in milliseconds; undefined where it does not. */
export const sentAtMs = ({ headers }: Pick<Delivery, 'headers'>): number | undefined => {
  const text = headers['webhook-timestamp'] ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined;
};

/**
 * Whether a delivery was signed by one of the secrets, a short while ago. All secrets are tried: while a secret is changed for another, both
 * are valid.
 * @source https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const verifyWebhook = (delivery: Delivery, secrets: readonly string[]): Distrust | 'genuine' => {
  const { headers, body, receivedMs } = delivery;
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signature = '' } = headers;
  const sentMs = sentAtMs(delivery);
  if (id === '' || signature === '' || sentMs === undefined) return 'unsigned';
  const given = signaturesIn(signature);
  const right = secrets.map((secret) => sign(secret, `${id}.${timestamp}.`, body));
  if (!right.some((own) => given.some((theirs) => equal(own, theirs)))) return 'wrong-signature';
  return Math.abs(receivedMs - sentMs) <= TOLERANCE_MS ? 'genuine' : 'too-old';
};

/** The headers of a delivery signed by a secret: what a shop sends, and what tests and the demo shop need. */
export const signWebhook = (message: { readonly id: string; readonly sentMs: number; readonly body: Uint8Array }, secret: string) => {
  const timestamp = String(Math.floor(message.sentMs / 1000));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${sign(secret, `${message.id}.${timestamp}.`, message.body).toString('base64')}`,
  };
};
