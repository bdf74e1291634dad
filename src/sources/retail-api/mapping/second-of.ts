/** The whole second (since 1970) of an instant that the contract has checked. */
export const secondOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
