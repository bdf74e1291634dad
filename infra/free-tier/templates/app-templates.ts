import { readFileSync } from 'node:fs';
import { at, entriesOf, type Json, textIn } from './json.ts';

/** One resource of a template. `file`: the template's path. */
export type Resource = { readonly file: string; readonly id: string; readonly type: string; readonly properties: Json };

export type Template = { readonly file: string; readonly content: Json };

/** All that an app would create: an allowance does not ask which stack a resource is in. */
export type AppTemplates = { readonly templates: readonly Template[]; readonly resources: readonly Resource[] };

const resourcesOf = ({ file, content }: Template): Resource[] =>
  entriesOf(at(content, 'Resources')).map(([id, resource]) => {
    return { file, id, type: textIn(at(resource, 'Type')) ?? '', properties: at(resource, 'Properties') };
  });

export const appOf = (templates: readonly Template[]): AppTemplates => ({ templates, resources: templates.flatMap(resourcesOf) });

export const readTemplates = (files: readonly string[]): AppTemplates =>
  appOf(files.map((file) => ({ file, content: JSON.parse(readFileSync(file, 'utf8')) })));

export const ofType = ({ resources }: AppTemplates, ...types: readonly string[]): Resource[] =>
  resources.filter(({ type }) => types.includes(type));
