const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A code as its country's name; whatever else the shop writes stays as it is. */
export const countryName = (value: string): string => {
  if (value === '') return 'Not said';
  return /^[A-Z]{2}$/.test(value) ? (names.of(value) ?? value) : value;
};
