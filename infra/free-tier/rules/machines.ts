import type { Finding, Rule } from '../rule.ts';
import { type AppTemplates, ofType, type Resource } from '../templates/app-templates.ts';
import { at, entriesOf, isSaid, type Json, listOf, numberIn, referenceIn, textIn } from '../templates/json.ts';
import { eachOf } from './refuse.ts';

const INSTANCE = 'AWS::EC2::Instance';
const FREE_TYPES: readonly string[] = ['t2.micro', 't3.micro'];
const FREE_GB = 30;

/** What an instance says itself, else its launch template. */
const said = (instance: Resource, name: string, { resources }: AppTemplates): Json => {
  const own = at(instance.properties, name);
  if (isSaid(own)) return own;
  const [, reference] = entriesOf(at(instance.properties, 'LaunchTemplate')).find(([key]) => key === 'LaunchTemplateId') ?? [];
  const template = resources.find(({ id, file }) => file === instance.file && id === referenceIn(reference));
  return at(template?.properties, 'LaunchTemplateData', name);
};

const isFree = (type: string | undefined): boolean => type !== undefined && FREE_TYPES.includes(type);

export const instances: Rule = {
  id: 'ec2-instances',
  says: 'There is at most one machine, a t2.micro or t3.micro, and none where no machine is free.',
  costs: 'ec2-hours',
  wayOut: 'leave the machine out, or run it elsewhere; a larger one, or one more, is charged by the hour',
  severity: 'error',
  judge: (app, { profile }) => {
    const all = ofType(app, INSTANCE);
    if (profile === 'always-free') return eachOf(app, INSTANCE, () => 'is a machine, which this account pays for from the first hour');
    const tooMany: Finding[] = all.length <= 1 ? [] : [{ resources: all, found: `there are ${all.length} machines` }];
    return [
      ...tooMany,
      ...eachOf(app, INSTANCE, (instance) => {
        const type = textIn(said(instance, 'InstanceType', app));
        return isFree(type) ? undefined : `is a ${type ?? 'machine of unknown size'}`;
      }),
    ];
  },
};

export const instanceCredits: Rule = {
  id: 'ec2-credits',
  says: 'A machine that saves up credits stops at their end.',
  costs: 'ec2-credits',
  wayOut: "set CPUCredits 'standard', by a launch template too: a t3 goes on and is charged unless it is told otherwise",
  severity: 'error',
  judge: (app) =>
    eachOf(app, INSTANCE, (instance) => {
      const type = textIn(said(instance, 'InstanceType', app)) ?? '';
      const credits = said(instance, 'CreditSpecification', app);
      // Launch templates write it with a small C.
      const mode = at(credits, 'CPUCredits') ?? at(credits, 'CpuCredits');
      return type.startsWith('t2.') && !isSaid(mode) ? undefined : mode === 'standard' ? undefined : 'goes on when its credits are used up';
    }),
};

const volumesOf = (instance: Resource, app: AppTemplates): Json[] =>
  listOf(said(instance, 'BlockDeviceMappings', app)).map((mapping) => at(mapping, 'Ebs', 'VolumeSize'));

export const volumes: Rule = {
  id: 'ebs-volumes',
  says: `All volumes together have at most ${FREE_GB} GB, and each says how many.`,
  costs: 'ebs-storage',
  wayOut: 'give each machine one small volume whose size is said',
  severity: 'error',
  judge: (app) => {
    const machines = ofType(app, INSTANCE);
    const loose = ofType(app, 'AWS::EC2::Volume');
    const silent = machines.filter((machine) => volumesOf(machine, app).length === 0);
    const sizes = [...machines.flatMap((machine) => volumesOf(machine, app)), ...loose.map(({ properties }) => at(properties, 'Size'))];
    const known = sizes.map(numberIn).filter((size) => size !== undefined);
    const sum = known.reduce((total, size) => total + size, 0);
    const resources = [...machines, ...loose];
    if (silent.length > 0 || known.length < sizes.length) return [{ resources, found: 'a volume does not say its size' }];
    return sum <= FREE_GB ? [] : [{ resources, found: `all volumes together have ${sum} GB, above ${FREE_GB}` }];
  },
};
