import { UsageError } from './usage-error.ts';

/** Reads the port to listen at; 0 is any that is free. */
export const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError([`--port cannot be ${JSON.stringify(text)}; allowed: a number from 0, for any that is free, to 65535`]);
};

/** Explains a failure to listen. */
export const portTaken =
  (port: number) =>
  (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError([`--port ${port} is taken by another program; allowed: another port, or 0 for any that is free`]);
    throw error;
  };
