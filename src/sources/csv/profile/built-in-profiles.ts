import chinook from '../profiles/chinook.json' with { type: 'json' };
import completeJourney from '../profiles/complete-journey.json' with { type: 'json' };
import northwind from '../profiles/northwind.json' with { type: 'json' };
import onlineRetail from '../profiles/online-retail.json' with { type: 'json' };
import onlineRetailClean from '../profiles/online-retail-clean.json' with { type: 'json' };
import shopifyOrders from '../profiles/shopify-orders.json' with { type: 'json' };
import superstore from '../profiles/superstore.json' with { type: 'json' };

// Modules, not files to be read: so that they lie within a program that is bundled into one file.
const TEXTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['online-retail', onlineRetail],
  ['online-retail-clean', onlineRetailClean],
  ['shopify-orders', shopifyOrders],
  ['superstore', superstore],
  ['complete-journey', completeJourney],
  ['chinook', chinook],
  ['northwind', northwind],
]);

/** The names of the profiles that come with the program; each is a JSON file in `profiles/`. */
export const BUILT_IN_PROFILES: readonly string[] = [...TEXTS.keys()];

/** A built-in profile as plain data; undefined where there is none of this name. */
export const builtInProfile = (name: string): unknown => TEXTS.get(name);
