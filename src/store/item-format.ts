/**
 * The format of what stands in the table: the body of an order and its dictionary, the layouts of postings, rollups, customers' entries and
 * `touched`, and which attributes an item has. Raised when a release writes something that the release before could not read. What was
 * readable once stays readable: each format has an export under `test/fixtures` that every later release must restore.
 */
export const ITEM_FORMAT = 1;
