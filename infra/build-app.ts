import { App } from 'aws-cdk-lib';
import { proveFree } from './free-tier/prove-free.ts';
import { namesOf } from './names.ts';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { MonitoringStack } from './stacks/monitoring-stack.ts';
import { PipelineStack } from './stacks/pipeline-stack.ts';

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
    ...(outdir !== undefined && { outdir }),
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
