import { createHmac, hash } from 'node:crypto';
import type { Scope } from './signing-key.ts';

/** All that a signature vouches for. `path` is encoded as it is sent, header names are lower case and `host` is among them. */
export type Signable = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Signer = {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly keyFor: (scope: Scope) => Uint8Array;
};

/** e.g. 20261125T104742Z */
const stampOf = (atMs: number): string => new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');

const oneLine = (value: string): string => value.trim().replace(/\s+/g, ' ');

/** @source AWS Signature Version 4, "Create a canonical request"; our requests have no query */
function canonicalRequest({ method, path, headers, body }: Signable, names: readonly string[]): string {
  const lines = names.map((name) => `${name}:${oneLine(headers[name] ?? '')}\n`);
  return `${method}\n${path}\n\n${lines.join('')}\n${names.join(';')}\n${hash('sha256', body)}`;
}

/** The headers of the request with its instant and its signature among them. Every header given is signed. */
export function signedHeaders(request: Signable, signer: Signer, atMs: number): Readonly<Record<string, string>> {
  const stamp = stampOf(atMs);
  const headers: Readonly<Record<string, string>> = { ...request.headers, 'x-amz-date': stamp };
  const names = Object.keys(headers).sort();
  const { region, service } = signer;
  const scope = { day: stamp.slice(0, 8), region, service };
  const place = `${scope.day}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${stamp}\n${place}\n${hash('sha256', canonicalRequest({ ...request, headers }, names))}`;
  const signature = createHmac('sha256', signer.keyFor(scope)).update(text).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${signer.accessKeyId}/${place}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...headers, authorization };
}
