import type { Item, Key, Value } from '../port.ts';

// A body is the length of a head (4 bytes, little endian), the head, and all byte values end to end. The head is a JSON object of
// the attributes beside the key; there a byte value is the list of its length: {"title":"Mug","stock":3,"image":[512]}.

type Head = { [attribute: string]: string | number | readonly [length: number] };

const HEAD_LENGTH = 4;

/** The attributes of an item beside its key, as one blob. */
export function encodeBody(item: Item): Uint8Array {
  const head: Head = {};
  const tail: Uint8Array[] = [];
  for (const [name, value] of Object.entries(item)) {
    if (name === 'pk' || name === 'sk') continue;
    if (value instanceof Uint8Array) tail.push(value);
    head[name] = value instanceof Uint8Array ? [value.length] : value;
  }
  return join(JSON.stringify(head), tail);
}

function join(head: string, tail: readonly Uint8Array[]): Uint8Array {
  const headBytes = Buffer.byteLength(head);
  let end = HEAD_LENGTH + headBytes;
  const body = Buffer.allocUnsafe(tail.reduce((sum, bytes) => sum + bytes.length, end));
  body.writeUInt32LE(headBytes, 0);
  body.write(head, HEAD_LENGTH);
  for (const bytes of tail) {
    body.set(bytes, end);
    end += bytes.length;
  }
  return body;
}

/** The item of this key whose attributes `encodeBody` wrote. Its byte values are views of the body. Throws for any other blob. */
export function decodeBody({ pk, sk }: Key, body: Uint8Array): Item {
  const item: { pk: string; sk: string; [attribute: string]: Value } = { pk, sk };
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  let end = HEAD_LENGTH + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', HEAD_LENGTH, end)) as Head;
  for (const [name, value] of Object.entries(head)) {
    if (typeof value !== 'object') {
      item[name] = value;
      continue;
    }
    item[name] = body.subarray(end, end + value[0]);
    end += value[0];
  }
  if (end !== body.length) throw new RangeError(`the body has ${body.length} bytes, its head speaks of ${end}`);
  return item;
}
