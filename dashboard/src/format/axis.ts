type Money = { readonly currency: string; readonly digits: number };

/** Round values of a scale, short enough to stand beside it, e.g. `£2.5K`. The exact figures stand in the table. */
export const axisText = (minor: number, { currency, digits }: Money): string =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.abs(minor) < 10 ** digits ? digits : 2,
  })
    .format(minor / 10 ** digits)
    .replace('-', '−');
