import type { Rule } from '../rule.ts';
import type { Template } from '../templates/app-templates.ts';
import { at, entriesOf, isSaid, type Json, listOf } from '../templates/json.ts';
import { isRefused } from './refuse.ts';

/** Templates within a template, which nobody shows to the rules. */
const HIDING = ['AWS::CloudFormation::Stack', 'AWS::CloudFormation::Macro', 'AWS::Serverless::'];

/** Functions by which a template decides while it is deployed what a resource is. */
const DECIDES = /^(Fn::If|Fn::FindInMap|Fn::Transform|Fn::ForEach::.*)$/;

const decisionsIn = (value: Json, parameters: readonly string[]): string[] => [
  ...listOf(value).flatMap((part) => decisionsIn(part, parameters)),
  ...entriesOf(value).flatMap(([name, part]) => {
    if (DECIDES.test(name)) return [name];
    if (name === 'Ref' && typeof part === 'string' && parameters.includes(part)) return [`the parameter ${part}`];
    return decisionsIn(part, parameters);
  }),
];

const parametersOf = ({ content }: Template): string[] => entriesOf(at(content, 'Parameters')).map(([name]) => name);

export const readable: Rule = {
  id: 'readable',
  says: 'A template says what it makes: no transforms, no nested stacks, nothing decided while it is deployed.',
  costs: undefined,
  wayOut: 'decide it when the app is built: what is decided later cannot be judged before it costs',
  severity: 'error',
  refuses: HIDING,
  judge: (app) => [
    ...app.templates
      .filter(({ content }) => isSaid(at(content, 'Transform')))
      .map(({ file }) => ({ resources: app.resources.filter((resource) => resource.file === file), found: 'the template is transformed' })),
    ...app.resources.flatMap((resource) => {
      const template = app.templates.find(({ file }) => file === resource.file);
      const [decision] = template === undefined ? [] : decisionsIn(resource.properties, parametersOf(template));
      if (decision !== undefined) return [{ resources: [resource], found: `${resource.id} depends on ${decision}` }];
      return isRefused(resource.type, HIDING) ? [{ resources: [resource], found: `${resource.id} is a template of its own` }] : [];
    }),
  ],
};
