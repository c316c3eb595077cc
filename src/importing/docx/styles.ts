import { childOf, childrenOf, type Element, isOn, valOf } from './xml.ts';

/** What a paragraph's style and everything that it is based on says of it. */
export type Style = {
  readonly id: string;
  readonly name: string;
  /** Own and inherited paragraph properties, own first. */
  readonly paragraph: readonly Element[];
  /** Own and inherited run properties, own first. */
  readonly run: readonly Element[];
  /** Ids of the style and what it is based on, own first. */
  readonly chain: readonly string[];
};

export type Styles = {
  readonly of: (id: string | undefined) => Style;
  /** The numbering that a numbering style stands for. */
  readonly numberingOf: (id: string) => string | undefined;
};

/** Reads `styles.xml`. A style that is based on itself ends there. */
export function readStyles(part: Element | undefined): Styles {
  const all = new Map(childrenOf(part, 'style').map((style) => [style.attributes.styleId ?? '', style]));
  const defaults = childOf(part, 'docDefaults');
  const defaultRun = childOf(childOf(defaults, 'rPrDefault'), 'rPr');
  const defaultParagraph = childOf(childOf(defaults, 'pPrDefault'), 'pPr');
  const usual = [...all.values()].find(
    ({ attributes }) => attributes.type === 'paragraph' && /^(1|true|on)$/.test(attributes.default ?? ''),
  )?.attributes.styleId;
  const known = new Map<string, Style>();

  function build(id: string): Style {
    const chain: string[] = [];
    for (let at: string | undefined = id; at !== undefined && all.has(at) && !chain.includes(at); ) {
      chain.push(at);
      at = valOf(all.get(at), 'basedOn');
    }
    const elements = chain.flatMap((each) => all.get(each) ?? []);
    return {
      id,
      name: valOf(all.get(id), 'name') ?? id,
      chain,
      paragraph: [...elements.map((each) => childOf(each, 'pPr')), defaultParagraph].flatMap((each) => each ?? []),
      run: [...elements.map((each) => childOf(each, 'rPr')), defaultRun].flatMap((each) => each ?? []),
    };
  }

  return {
    of(id) {
      const key = id !== undefined && all.has(id) ? id : (usual ?? '');
      const style = known.get(key) ?? build(key);
      known.set(key, style);
      return style;
    },
    numberingOf: (id) => valOf(childOf(childOf(all.get(id), 'pPr'), 'numPr'), 'numId'),
  };
}

/** The first that says anything about a switch. */
export function switchOf(properties: readonly (Element | undefined)[], name: string): boolean {
  for (const each of properties) {
    const on = isOn(each, name);
    if (on !== undefined) return on;
  }
  return false;
}

/** The first value with this name. */
export function firstValue(properties: readonly (Element | undefined)[], name: string): string | undefined {
  for (const each of properties) {
    const value = valOf(each, name);
    if (value !== undefined) return value;
  }
  return undefined;
}
