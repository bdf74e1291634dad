import type { PageEffects } from './page-effects.ts';

const TYPES = {
  '/index.html': 'text/html; charset=utf-8',
  '/assets/dashboard.js': 'text/javascript; charset=utf-8',
  '/assets/dashboard.css': 'text/css; charset=utf-8',
} as const;

/** The address of a file of the page. */
export type PagePath = keyof typeof TYPES;

/** The files of the page, each with the type of its address; `bodyOf` gives what is in one. */
export const pageFiles = (bodyOf: (path: PagePath) => string): PageEffects['files'] =>
  new Map((Object.keys(TYPES) as PagePath[]).map((path) => [path, { type: TYPES[path], body: bodyOf(path) }]));
