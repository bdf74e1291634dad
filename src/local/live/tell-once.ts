const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Tell = (what: string, error: unknown) => void;

/** `failed` tells of a thing that goes on failing once, and again when it fails otherwise, or after it had `worked`. */
export const tellOnce = (tell: Tell): { readonly failed: Tell; readonly worked: (what: string) => void } => {
  const told = new Map<string, string>();
  return {
    failed: (what, error) => {
      if (told.get(what) === textOf(error)) return;
      told.set(what, textOf(error));
      tell(what, error);
    },
    worked: (what) => {
      told.delete(what);
    },
  };
};
