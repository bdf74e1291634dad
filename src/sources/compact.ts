const isPresent = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** The object without its undefined fields and empty lists: what is not there must have one form only. */
export const compact = <Fields extends object>(fields: Fields): Fields => {
  const present: Partial<Fields> = {};
  for (const key in fields) if (isPresent(fields[key])) present[key] = fields[key];
  return present as Fields;
};
