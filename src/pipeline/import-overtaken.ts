/** Thrown where another worker has taken an import up meanwhile. What is booked stays, and the other goes on. */
export class ImportOvertaken extends Error {
  override readonly name = 'ImportOvertaken';

  constructor(id: string) {
    super(`another worker has taken up the import ${id}`);
  }
}
