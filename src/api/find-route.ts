import type { RouteForm } from './route.ts';

/** A route that a path is of, and what the path says in its names. */
export type Match<Route> = { readonly route: Route; readonly path: { readonly [name: string]: string } };

/** The routes of a path, one for each method; none where there is no such path. `malformed`: it has an escape that means nothing. */
export type Found<Route> =
  | { readonly kind: 'found'; readonly matches: readonly Match<Route>[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' };

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined; // an escape that is no UTF-8
  }
};

const isName = (pattern: string): boolean => pattern.startsWith('{');

const fits = (patterns: readonly string[], segments: readonly string[]): boolean =>
  patterns.length === segments.length &&
  patterns.every((pattern, index) => (isName(pattern) ? segments[index] !== '' : pattern === segments[index]));

const readNames = (patterns: readonly string[], segments: readonly string[]): { [name: string]: string } | undefined => {
  const path: { [name: string]: string } = {};
  for (const [index, pattern] of patterns.entries()) {
    if (!isName(pattern)) continue;
    const value = decode(segments[index] ?? '');
    if (value === undefined) return undefined;
    path[pattern.slice(1, -1)] = value;
  }
  return path;
};

/** Finds the routes of a path as it was sent: it is split before its escapes are read, so that an id may have a slash. */
export const findRoutes = <Route extends Pick<RouteForm, 'path'>>(path: string, routes: readonly Route[]): Found<Route> => {
  const segments = path.split('/');
  const matches: Match<Route>[] = [];
  for (const route of routes) {
    const patterns = route.path.split('/');
    if (!fits(patterns, segments)) continue;
    const names = readNames(patterns, segments);
    if (names === undefined) return { kind: 'malformed' };
    matches.push({ route, path: names });
  }
  return matches.length === 0 ? { kind: 'none' } : { kind: 'found', matches };
};
