/** Thrown where work is asked to end between two steps. It is no failure: what is booked stays, and the work goes on from there another time. */
export class WorkStopped extends Error {
  override readonly name = 'WorkStopped';
}
