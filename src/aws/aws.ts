import type { IncomingMessage } from 'node:http';

/** Whose requests these are. `sessionToken` goes with temporary keys, which all keys of functions are. */
export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

export type Service = 'dynamodb' | 'ssm' | 's3';

/** A request to a service, not yet signed. `path` is encoded as it goes over the wire; header names are lower case. */
export type ServiceRequest = {
  readonly service: Service;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Makes something of an answer, once its head is there, or throws an `AwsError`; what it takes of the body it reads to the end. */
export type ReadAnswer<T> = (answer: IncomingMessage) => Promise<T>;

/** Sends a request, signed, again where that may help, and never for longer than `TOTAL_MS`. */
export type Send = <T>(request: ServiceRequest, read: ReadAnswer<T>) => Promise<T>;
