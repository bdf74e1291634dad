/** How the shop's book is, as `GET /v1/status` says. `today` is the shop's own calendar day. */
export type Status = {
  readonly today: string;
  readonly dataAsOf: string | null;
  readonly shop: { readonly zone: string; readonly currency: string; readonly weekStart: 'monday' | 'sunday' | 'saturday' };
  readonly orders: number;
  readonly months: { readonly first: string; readonly last: string } | null;
  readonly quarantined: number;
  readonly loading: { readonly done: number; readonly of: number; readonly label: string } | null;
};
