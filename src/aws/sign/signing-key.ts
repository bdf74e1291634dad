import { createHmac } from 'node:crypto';

/** What a key signs for. `day` is that of UTC, e.g. 20261125. */
export type Scope = { readonly day: string; readonly region: string; readonly service: string };

export const hmac = (key: string | Uint8Array, text: string): Uint8Array => createHmac('sha256', key).update(text).digest();

/** @source AWS Signature Version 4, "Derive a signing key" */
export const deriveKey = (secret: string, { day, region, service }: Scope): Uint8Array =>
  hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');

/** Keys hold for a day, and deriving one costs four hashes: each scope's is kept. Of days that are over, none is. */
export const signingKeys = (secret: string): ((scope: Scope) => Uint8Array) => {
  const keys = new Map<string, Uint8Array>();
  let keysDay = '';
  return (scope) => {
    if (scope.day !== keysDay) keys.clear();
    keysDay = scope.day;
    const place = `${scope.region}/${scope.service}`;
    const key = keys.get(place) ?? deriveKey(secret, scope);
    keys.set(place, key);
    return key;
  };
};
