/** One thing wrong with a question: which parameter, what it was (null where it was not given at all), and what would do. */
export type Fault = { readonly parameter: string; readonly value: string | null; readonly allowed: string };

/** The parameters as a command line or a URL has them: a text, or a list of them where one was given several times. */
export type QueryParams = { readonly [parameter: string]: string | readonly string[] | undefined };

/** Collects faults while parameters are read. */
export type Reading = { readonly params: QueryParams; readonly faults: Fault[] };

export const complain = ({ faults }: Reading, parameter: string, { value, allowed }: Omit<Fault, 'parameter'>): undefined => {
  faults.push({ parameter, value, allowed });
};

export const allowedNames = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing, for this report' : `one of ${names.join(', ')}`;

/** Every text that was given for a parameter. */
export const textsOf = ({ params }: Reading, parameter: string): readonly string[] => {
  const given = params[parameter];
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
};

/** The text of a parameter that may be given once; the first, where that is not kept to. */
export const readText = (reading: Reading, parameter: string): string | undefined => {
  const texts = textsOf(reading, parameter);
  if (texts.length > 1) complain(reading, parameter, { value: texts.join(', '), allowed: 'one value only' });
  return texts[0];
};

const oneOf = <T extends string>(names: readonly T[], text: string): T | undefined => names.find((name) => name === text);

/** The one name of a parameter that takes names. */
export const readChoice = <T extends string>(reading: Reading, parameter: string, names: readonly T[]): T | undefined => {
  const value = readText(reading, parameter);
  if (value === undefined) return undefined;
  return oneOf(names, value) ?? complain(reading, parameter, { value, allowed: allowedNames(names) });
};

/** The names of a parameter that takes several, each once: apart by commas, or given several times. */
export const readChoices = <T extends string>(reading: Reading, parameter: string, names: readonly T[]): T[] => {
  const texts = textsOf(reading, parameter).flatMap((text) => text.split(',').map((name) => name.trim()));
  const chosen: T[] = [];
  for (const value of texts) {
    const name = oneOf(names, value);
    if (name === undefined) complain(reading, parameter, { value, allowed: allowedNames(names) });
    else if (chosen.includes(name)) complain(reading, parameter, { value: texts.join(','), allowed: 'each name once' });
    else chosen.push(name);
  }
  return chosen;
};

/** A fault in one line. */
export const faultText = ({ parameter, value, allowed }: Fault): string =>
  `${parameter} ${value === null ? 'is missing' : `cannot be ${JSON.stringify(value)}`}; allowed: ${allowed}`;
