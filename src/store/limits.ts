/** @unit bytes of UTF-8 */
export const MAX_PK_BYTES = 2048;

/** @unit bytes of UTF-8 */
export const MAX_SK_BYTES = 1024;

/** @unit bytes of UTF-8; DynamoDB's limit for the name of an attribute */
export const MAX_NAME_BYTES = 65_535;

/** @unit bytes, as `itemBytes` counts them */
export const MAX_ITEM_BYTES = 409_600;

/** A page of a query or a scan ends before it exceeds this. @unit bytes */
export const MAX_PAGE_BYTES = 1_048_576;

/** Attributes that one `setIf` may set: DynamoDB takes expressions of 4 KB with 300 operators. */
export const MAX_SET_ATTRIBUTES = 200;

/** Comparisons in one condition, for the same reason. */
export const MAX_COMPARISONS = 100;
