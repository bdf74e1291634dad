type Attributes = Readonly<Record<string, string>>;
type Child = Node | string;

/** Makes an element. Text is always text: nothing from the shop's data is ever read as markup. */
export const el = (name: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
};

const SVG = 'http://www.w3.org/2000/svg';

export const svg = (name: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
};

/** A place of the page. Throws where the page has none of this id, which is a fault of the page. */
export const place = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new RangeError(`the page has no place "${id}"`);
  return found;
};
