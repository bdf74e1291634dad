/** How the shop's book is, as far as the page needs it of `GET /v1/status`. `today` is the shop's own calendar day. */
export type Status = {
  readonly today: string;
  readonly dataAsOf: string | null;
  readonly auditedAt: string | null;
  readonly shop: { readonly zone: string; readonly currency: string; readonly weekStart: string };
  readonly orders: number;
  readonly quarantined: number;
  readonly sources: readonly {
    readonly name: string;
    readonly loadedFrom: string | null;
    readonly failure: { readonly at: string | null; readonly says: string } | null;
  }[];
};
