import type { AttributeMap, AttributeValue, StoredMap, StoredValue } from '../../store/dynamodb/attribute-value.ts';

/** A value as it goes over the wire: JSON has no bytes, so they are base64. */
export type WireValue = { readonly S?: string; readonly N?: string; readonly B?: never } | { readonly B: string };

export type WireMap = { readonly [name: string]: WireValue };

const toBase64 = ({ buffer, byteOffset, byteLength }: Uint8Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function fromBase64(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, 'base64');
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const toWireValue = (value: AttributeValue): WireValue => (value.B === undefined ? value : { B: toBase64(value.B) });

/** Kinds other than text, numbers and bytes stay as they came, for the engine to refuse. */
const fromWireValue = (value: WireValue): StoredValue => (value.B === undefined ? value : { B: fromBase64(value.B) });

export const toWire = (map: AttributeMap): WireMap =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, toWireValue(value)]));

export const fromWire = (map: WireMap): StoredMap =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, fromWireValue(value)]));
