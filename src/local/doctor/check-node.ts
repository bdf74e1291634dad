import { type Finding, ok, wrong } from './finding.ts';

const majorOf = (version: string): string => version.replace(/^v/, '').split('.')[0] ?? '';

/** Whether the program runs on the Node that its packages name. */
export const checkNode = (running: string, wanted: string): Finding =>
  majorOf(running) === majorOf(wanted)
    ? ok('node', running)
    : wrong(
        'node',
        `${running}, but it was made for ${wanted}`,
        'run it with "npx tillbook" or "npm start", which use the Node that npm installed',
      );
