const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;

/** No zone is further from UTC. */
const FURTHEST_MS = 15 * HOUR_MS;

/** What the shop's clock shows at each hour of a day, in the order in which they pass: 24 as a rule, 23 or 25 where clocks are set. */
export const hoursOf = (day: string, zone: string): readonly string[] => {
  const clock = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const isOfDay = (ms: number): boolean => clock.format(ms).startsWith(day);
  const last = Date.parse(`${day}T00:00:00Z`) + FURTHEST_MS;
  let ms = last - 2 * FURTHEST_MS;
  while (ms < last && !isOfDay(ms)) ms += QUARTER_MS;
  const hours: string[] = [];
  for (; isOfDay(ms); ms += HOUR_MS) hours.push(clock.format(ms).slice(day.length + 1));
  return hours;
};
