import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DeployError } from './deploy-error.ts';

const CDK = fileURLToPath(new URL('../../node_modules/aws-cdk/bin/cdk', import.meta.url));

const KEPT_LINES = 20;

/**
 * Runs the CDK's command line, which speaks to the person on standard error. Throws DeployError with its last lines when it fails.
 */
export const runCdk = async (argv: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, [CDK, ...argv, '--no-notices', '--no-color'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // biome-ignore lint/style/noProcessEnv: the tool finds credentials where this program does
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', NODE_NO_WARNINGS: '1' },
  });
  const lines: string[] = [];
  const show = (chunk: Buffer): void => {
    process.stderr.write(chunk);
    lines.push(...chunk.toString().split('\n'));
    lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
  };
  child.stdout.on('data', show);
  child.stderr.on('data', show);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const last = lines.filter((line) => line.trim() !== '').at(-1) ?? '';
  throw new DeployError(`cdk ${argv[0]} ended with ${code}: ${last}; its messages above say more, and running the command again is safe`);
};
