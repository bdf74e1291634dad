import { createHmac } from 'node:crypto';

/** Gives an e-mail address as its source states it its customer key, by a keyed hash of its normal form; undefined when it is no address. */
export type GuestKey = (email: string) => string | undefined;

const KEY_LENGTH = 32;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** A customer who left no more than an e-mail address, by a keyed hash: without the secret nobody can tell whose address it was. */
export const guestKeyOf =
  (secret: string): GuestKey =>
  (email) => {
    const address = email.trim().toLowerCase();
    return ADDRESS.test(address) ? createHmac('sha256', secret).update(address).digest('hex').slice(0, KEY_LENGTH) : undefined;
  };
