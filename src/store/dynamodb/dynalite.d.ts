declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** An HTTP server that speaks DynamoDB's language, its tables in memory. */
  const dynalite: (options: { readonly createTableMs: number; readonly deleteTableMs: number }) => Server;
  export = dynalite;
}
