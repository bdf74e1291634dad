import type { PreviousOrders } from '../rollups/previous-orders.ts';
import type { Day } from '../time/day.ts';
import { newCustomers } from './new-customers.ts';
import { returningCustomers } from './returning-customers.ts';

/**
 * Customers who ordered in the span, each once, exactly.
 * @unit customers
 * @formula new customers + returning customers
 * @grain of its own span only, not additive
 * @source decision: sales carry their customer's previous order, so that no sketch is needed
 */
export const distinctCustomers = (previous: PreviousOrders, from: Day): number =>
  newCustomers(previous) + returningCustomers(previous, from);
