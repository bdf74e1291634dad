import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import type { PageEffects } from '../api/page/page-effects.ts';
import { pageFiles } from '../api/page/page-files.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../dashboard/${name}`, import.meta.url));

const bundle = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [pathOf(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
};

const LOOK = /(data-look-seconds=)"\d+"/;

/**
 * The files of the dashboard, made of its sources; a fraction of a second, so nothing built lies about. `lookSeconds`: how often a page that
 * somebody looks at asks for what is new.
 */
export const buildDashboard = async (lookSeconds: number): Promise<PageEffects['files']> => {
  const [page, script, styles] = await Promise.all([
    readFile(pathOf('index.html'), 'utf8'),
    bundle('src/main.ts'),
    bundle('styles/dashboard.css'),
  ]);
  // The bundler is a program beside ours, and would stay in memory.
  await stop();
  const bodies = {
    '/index.html': page.replace(LOOK, `$1"${lookSeconds}"`),
    '/assets/dashboard.js': script,
    '/assets/dashboard.css': styles,
  };
  return pageFiles((path) => bodies[path]);
};
