const HOUR_MS = 3_600_000;

/**
 * Tells the date in a zone, by the calendar of the platform. Clocks are changed on the hour there, so that a date holds for a whole hour
 * and each hour is asked about once.
 */
export const localDates = (zone: string): ((ms: number) => string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const known = new Map<number, string>();
  return (ms) => {
    const hour = Math.floor(ms / HOUR_MS);
    const date = known.get(hour) ?? format.format(hour * HOUR_MS);
    known.set(hour, date);
    return date;
  };
};
