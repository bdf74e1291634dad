/** Thrown where a pull is asked to end between two pages. It is no failure: what is booked stays, and the next pull goes on from there. */
export class PullStopped extends Error {
  override readonly name = 'PullStopped';
}
