/** Gives an e-mail address as its source states it its customer key, by a keyed hash of its normal form; undefined when it is no address. */
export type GuestKey = (email: string) => string | undefined;
