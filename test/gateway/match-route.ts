import type { TemplateRoute } from './gateway-settings.ts';

/** Escapes are read before a route is looked for, all but `%25`, so that a slash that was escaped divides a path. */
export const decodedPath = (path: string): string =>
  path.replace(/(?:%(?!25)[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString());

const isGreedy = (pattern: string): boolean => pattern.endsWith('+}');
const isName = (pattern: string): boolean => pattern.startsWith('{');

const fits = (patterns: readonly string[], segments: readonly string[]): boolean => {
  const [pattern, ...patternsLeft] = patterns;
  const [segment, ...segmentsLeft] = segments;
  if (pattern === undefined || segment === undefined) return pattern === segment;
  if (isGreedy(pattern)) return segment !== '' || segmentsLeft.length > 0;
  return (isName(pattern) ? segment !== '' : pattern === segment) && fits(patternsLeft, segmentsLeft);
};

const vagueness = (patterns: readonly string[]): string =>
  patterns.map((pattern) => (isGreedy(pattern) ? 2 : Number(isName(pattern)))).join('');

/**
 * The route of a request: the one that says most precisely what it takes.
 * @source API Gateway Developer Guide, "Routing API requests": a full match before a greedy one
 */
export const matchRoute = (method: string, path: string, routes: readonly TemplateRoute[]): TemplateRoute | undefined => {
  const segments = path.split('/');
  const found = routes
    .map((route) => ({ route, asked: route.key.split(' ')[0], patterns: (route.key.split(' ')[1] ?? '').split('/') }))
    .filter(({ asked, patterns }) => asked === method && fits(patterns, segments));
  return found.sort((a, b) => (vagueness(a.patterns) < vagueness(b.patterns) ? -1 : 1))[0]?.route;
};
