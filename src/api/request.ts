/** A request as plain data, whether a socket brought it or an event of a gateway. Names of headers are in small letters. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string; // as sent, e.g. /v1/orders/shop/a%2Fb
  readonly query: string; // as sent, without the question mark
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Uint8Array | 'too-large'; // larger than MAX_BODY_BYTES, so never read to its end
};

/** Parameters of a query by name; one that was given more than once is a list. */
export type Params = { readonly [name: string]: string | readonly string[] };

export const readParams = (query: string): Params => {
  const search = new URLSearchParams(query);
  const names = new Set(search.keys());
  return Object.fromEntries(
    [...names].map((name): [string, string | string[]] => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
};
