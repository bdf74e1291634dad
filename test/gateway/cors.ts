import type { GatewaySettings } from './gateway-settings.ts';
import type { GatewayAnswer } from './open-gateway.ts';

type Cors = GatewaySettings['cors'];

/** What is added to an answer, for a page of an origin that is named. */
export const corsHeaders = (cors: Cors, origin: string | undefined): GatewayAnswer['headers'] =>
  cors === undefined || origin === undefined || !cors.origins.includes(origin)
    ? {}
    : { 'access-control-allow-origin': origin, 'access-control-expose-headers': cors.exposed.join(',') };

/** The gateway's own answer to a browser that asks beforehand; for another origin it has no headers, so that the browser asks no further. */
export const preflight = (cors: NonNullable<Cors>, origin: string | undefined): GatewayAnswer => {
  const allowed = corsHeaders(cors, origin);
  const more = { 'access-control-allow-methods': cors.methods.join(','), 'access-control-allow-headers': cors.headers.join(',') };
  return { status: 204, headers: Object.keys(allowed).length === 0 ? {} : { ...allowed, ...more }, body: '' };
};
