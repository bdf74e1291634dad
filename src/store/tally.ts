/** What operations cost, and how many they were. */
export type Tally = {
  readonly calls: number; // calls of the port
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly readBytes: number; // items read or examined
  readonly writtenBytes: number; // items as they stood after a write
  readonly estimated: number; // calls whose charge could be higher, since the engine did not tell a size
};

export type Charge = Partial<Omit<Tally, 'calls'>>;

export const NOTHING: Tally = { calls: 0, readUnits: 0, writeUnits: 0, readBytes: 0, writtenBytes: 0, estimated: 0 };

const combine = (a: Tally, b: Partial<Tally>, sign: 1 | -1): Tally => ({
  calls: a.calls + sign * (b.calls ?? 0),
  readUnits: a.readUnits + sign * (b.readUnits ?? 0),
  writeUnits: a.writeUnits + sign * (b.writeUnits ?? 0),
  readBytes: a.readBytes + sign * (b.readBytes ?? 0),
  writtenBytes: a.writtenBytes + sign * (b.writtenBytes ?? 0),
  estimated: a.estimated + sign * (b.estimated ?? 0),
});

export const addTally = (a: Tally, b: Partial<Tally>): Tally => combine(a, b, 1);

export const subtractTally = (a: Tally, b: Tally): Tally => combine(a, b, -1);
