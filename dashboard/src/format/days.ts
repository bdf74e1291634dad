const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });

const [ofDay, ofYear, ofMonth] = [
  format({ day: 'numeric', month: 'short' }),
  format({ day: 'numeric', month: 'short', year: 'numeric' }),
  format({ month: 'short', year: 'numeric' }),
];

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A day for who knows the year, e.g. `10 Mar`. */
export const dayText = (day: string): string => ofDay.format(at(day));

/** A stretch of days, e.g. `12 Feb – 10 Mar 2024`. */
export const daysText = ({ from, to }: { readonly from: string; readonly to: string }): string => {
  if (from === to) return ofYear.format(at(to));
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `${(isOneYear ? ofDay : ofYear).format(at(from))} – ${ofYear.format(at(to))}`;
};

/** A period of a report as it stands under a chart: an hour, a day (a week by its first), or a month. */
export const periodText = (period: string): string => {
  if (period.includes(' ')) return period.slice('2024-03-10 '.length);
  return period.length === '2024-03'.length ? ofMonth.format(at(`${period}-01`)) : dayText(period);
};

/** An instant as the shop's own clock shows it, e.g. `10 Mar 2024, 12:00`. */
export const instantText = (iso: string, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
