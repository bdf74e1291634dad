/** Thrown where an object cannot be imported, however often it is tried: its message names the object, the fault and the remedy. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}
