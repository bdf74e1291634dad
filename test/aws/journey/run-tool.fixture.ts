import { spawn } from 'node:child_process';

export type Run = { readonly code: number | null; readonly out: string; readonly said: string };

/** Runs a program to its end; `said` is all that it wrote, `out` its standard output. */
export const runTool = (command: string, argv: readonly string[], place: { env: NodeJS.ProcessEnv; cwd: string }): Promise<Run> =>
  new Promise((done, fail) => {
    const child = spawn(command, argv, { ...place, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      said += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, said }));
  });
