import { App } from 'aws-cdk-lib';
import { CDK_APP_MODE_CONTEXT } from 'aws-cdk-lib/cx-api';
import { proveFree } from './free-tier/prove-free.ts';
import { namesOf } from './names.ts';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { MonitoringStack } from './stacks/monitoring-stack.ts';
import { PipelineStack } from './stacks/pipeline-stack.ts';

// Whoever names the folder makes the templates in its own process, and is told by the error what is wrong with them.
const IN_PROCESS = { [CDK_APP_MODE_CONTEXT]: 'inmemory' };

/**
 * The whole platform of one shop, in stacks by lifetime. It needs the bundles of `bundle.ts`; it names no account and no region, so that
 * it can be made without either. `outdir`: where the templates go.
 */
export const buildApp = (settings: Settings, { outdir }: { outdir?: string } = {}): App => {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    // Traces hold paths of the machine, and would make each synth another.
    postCliContext: { 'aws:cdk:disable-creation-stack-traces': true },
    ...(outdir !== undefined && { outdir, context: IN_PROCESS }),
  });
  const context = { settings, names: namesOf(settings.shop) };
  const data = new DataStack(app, context);
  const pipeline = new PipelineStack(app, context);
  const api = new ApiStack(app, context);
  const monitoring = new MonitoringStack(app, context);
  for (const stack of [pipeline, api]) stack.addStackDependency(data);
  for (const stack of [pipeline, api]) monitoring.addStackDependency(stack);
  proveFree(app, settings);
  return app;
};
