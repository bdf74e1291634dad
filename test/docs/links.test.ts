import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';

const PAGES = ['README.md', 'CHANGELOG.md', ...globSync('{docs,src}/**/*.md')].sort();

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '`code`');

const linksOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (text: string): string[] => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

const faultOf = (page: string, target: string): string | undefined => {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return `${page} links to ${target}, which is not there`;
  if (anchor === undefined || statSync(file).isDirectory()) return undefined;
  return anchorsOf(readFileSync(file, 'utf8')).includes(anchor) ? undefined : `${page} links to ${target}, which has no such heading`;
};

describe('the documentation', () => {
  test('links to nothing that is not there', () => {
    const faults = PAGES.flatMap((page) => linksOf(readFileSync(page, 'utf8')).flatMap((target) => faultOf(page, target) ?? []));
    assert.deepEqual(faults, []);
  });

  test('maps every folder of the program, and only those that are there', () => {
    const map = /## Map\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
    const named = [...map.matchAll(/\]\(([a-z][a-z/-]*)\)/g)].map(([, folder = '']) => folder);
    for (const folder of named) assert.ok(statSync(folder).isDirectory(), folder);
    for (const folder of globSync('src/*').filter((path) => statSync(path).isDirectory())) assert.ok(named.includes(folder), folder);
  });

  test('says of every folder of the program why it is there', () => {
    for (const folder of globSync('src/*').filter((path) => statSync(path).isDirectory()))
      assert.ok(existsSync(join(folder, 'README.md')), folder);
  });

  test('can be reached from the README', () => {
    const reached = new Set<string>();
    const waiting = ['README.md'];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (reached.has(page) || !existsSync(page)) continue;
      reached.add(page);
      const next = linksOf(readFileSync(page, 'utf8')).map((target) => join(dirname(page ?? ''), target.split('#')[0] ?? ''));
      waiting.push(...next.filter((path) => path.endsWith('.md')));
    }
    assert.deepEqual(
      PAGES.filter((page) => page.startsWith('docs/') && !reached.has(page)),
      [],
    );
  });
});
