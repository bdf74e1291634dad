import type { World } from './world.ts';

/** The world of a function that the clock starts: it may wait, and must end in time. */
export type ClockWorld = World & { readonly delay: (ms: number) => Promise<void> };

/** What Lambda says of an invocation, as far as it is read. */
export type InvocationContext = { readonly getRemainingTimeInMillis: () => number };
