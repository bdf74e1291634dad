import { resolve } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { buildApp } from '../build-app.ts';
import { bundleFunctions } from '../bundle.ts';
import { readProfiles } from '../read-profiles.ts';
import type { Settings } from '../settings.ts';
import { DeployError } from './deploy-error.ts';

/** Where the templates lie that were made last, below the folder one works in. */
export const ASSEMBLY = resolve('cdk.out');

/** Makes bundles and templates of a shop, for the CDK to take. Throws DeployError with what a rule says that they break, e.g. of the free tier. */
export const assemble = async (settings: Settings): Promise<CloudAssembly> => {
  await bundleFunctions(await readProfiles(settings));
  try {
    return buildApp(settings, { outdir: ASSEMBLY }).synth();
  } catch (cause) {
    throw new DeployError(`this cannot be deployed:\n\n${cause instanceof Error ? cause.message : cause}`, { cause });
  }
};
