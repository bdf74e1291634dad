import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { toResponse } from '../../api/encode.ts';
import { MAX_HEADER_BYTES } from '../../api/limits.ts';
import { type Refusal, refuse } from '../../api/response.ts';

const sendRaw = (refusal: Refusal, socket: Duplex): void => {
  const { status, headers, body } = toResponse(refusal, { path: '' });
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
};

const refusalOf = ({ code }: NodeJS.ErrnoException): Refusal => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return refuse('headers-too-large', `request line and headers have at most ${MAX_HEADER_BYTES} bytes`);
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse('too-slow', 'send it again, whole');
    default:
      return refuse('malformed-request', 'this is not a request of HTTP/1.1');
  }
};

/** Answers what node could not read as a request at all. */
export const refuseBroken = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else sendRaw(refusalOf(error), socket);
};

/** This is no proxy. */
export const refuseConnect = (socket: Duplex): void =>
  sendRaw(
    refuse('method-not-allowed', 'offered here: GET, HEAD, OPTIONS, POST', { headers: { allow: 'GET, HEAD, OPTIONS, POST' } }),
    socket,
  );
