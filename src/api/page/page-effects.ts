/** A file of the page, ready to be sent. */
export type PageFile = { readonly type: string; readonly body: string };

/**
 * What the page needs of the world. `files`: by path; `redeem`: the token that a one-time code stands for, once, where links with such codes
 * are printed; `isSecure`: whether browsers come by TLS, as they do to all but this machine.
 */
export type PageEffects = {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly redeem?: (code: string) => string | undefined;
  readonly isSecure: boolean;
};
