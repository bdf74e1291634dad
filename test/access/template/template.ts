import * as z from 'zod/mini';

/** A resource of a template, its properties not resolved yet. */
const Resource = z.object({ Type: z.string(), Properties: z._default(z.record(z.string(), z.unknown()), {}) });
export type Resource = z.infer<typeof Resource>;

const Output = z.object({ Value: z.unknown(), Export: z.optional(z.object({ Name: z.unknown() })) });

/** What we read of a synthesised template. */
export const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z._default(z.record(z.string(), Output), {}),
});
export type Template = z.infer<typeof Template>;

/** The templates of an app by the names of their stacks. */
export type Stacks = Readonly<Record<string, Template>>;

/** A resource with where it stands; `id` is its name in the template. */
export type Placed = { readonly stack: string; readonly id: string; readonly resource: Resource };

/** All resources of one type, of all stacks. */
export const resourcesOf = (stacks: Stacks, type: string): readonly Placed[] =>
  Object.entries(stacks).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).flatMap(([id, resource]) => (resource.Type === type ? [{ stack, id, resource }] : [])),
  );
