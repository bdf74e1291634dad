type Tree = { readonly [name: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const isNothing = (value: unknown): boolean =>
  value === undefined || value === 0 || (isTree(value) && Object.values(value).every(isNothing));

/** Where two trees of numbers differ; a number that is not there is 0. */
export const differences = (wanted: unknown, found: unknown, path = ''): string[] => {
  if (isTree(wanted) || isTree(found)) {
    const [a, b] = [isTree(wanted) ? wanted : {}, isTree(found) ? found : {}];
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.flatMap((name) => differences(a[name], b[name], path === '' ? name : `${path} / ${name}`));
  }
  if (wanted === found || (isNothing(wanted) && isNothing(found))) return [];
  return [`${path}: ${wanted ?? 0} wanted, ${found ?? 0} found`];
};
