/** A stretch of time, from `from` up to but not including `until` (seconds), in which a zone keeps one offset (seconds, east positive). */
export type OffsetSpan = { readonly from: number; readonly until: number; readonly offset: number };

/** No zone has ever changed its clocks and changed them back within so long. @unit seconds */
const WINDOW = 5 * 86_400;

const formatOf = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

// The platform tells what the clock on the wall shows, from which the offset follows.
const readOffset = (format: Intl.DateTimeFormat, at: number): number => {
  const wall = new Map(format.formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => wall.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) / 1000 - at;
};

/** The first instant behind `from` at which the offset is another; by the end of the span it is. */
const findChange = (format: Intl.DateTimeFormat, { from, until, offset }: OffsetSpan): number => {
  let [same, other] = [from, until - 1];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (readOffset(format, middle) === offset) same = middle;
    else other = middle;
  }
  return other;
};

const spansOfWindow = (format: Intl.DateTimeFormat, start: number): readonly OffsetSpan[] => {
  const until = start + WINDOW;
  const last = readOffset(format, until - 1);
  const spans: OffsetSpan[] = [];
  for (let from = start; ; ) {
    const offset = readOffset(format, from);
    if (offset === last) return [...spans, { from, until, offset }];
    const change = findChange(format, { from, until, offset });
    spans.push({ from, until: change, offset });
    from = change;
  }
};

type KnownZone = { readonly format: Intl.DateTimeFormat; readonly windows: Map<number, readonly OffsetSpan[]> };

const zones = new Map<string, KnownZone>();

const knownZone = (zone: string): KnownZone => {
  const known = zones.get(zone) ?? { format: formatOf(zone), windows: new Map() };
  zones.set(zone, known);
  return known;
};

/**
 * The stretch around an instant (seconds) in which the zone's offset stays; it also ends where a window ends, though no clock changes there. The
 * platform is asked once for each window: that costs microseconds, and an import asks millions of times.
 */
export const offsetSpanAt = (zone: string, second: number): OffsetSpan => {
  const { format, windows } = knownZone(zone);
  const window = Math.floor(second / WINDOW);
  const spans = windows.get(window) ?? spansOfWindow(format, window * WINDOW);
  windows.set(window, spans);
  const span = spans.find(({ until }) => second < until);
  if (span === undefined) throw new RangeError(`${second} is no instant in whole seconds`);
  return span;
};
