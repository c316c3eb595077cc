import type { Reply } from '../../src/messaging/index.ts';

/** What a test goes on with. Throws where it is not there: a test that presses a button that is missing would press nothing. */
export function there<What>(what: What | undefined, name: string): What {
  if (what === undefined) throw new Error(`There is no ${name}.`);
  return what;
}

/** The first match in a text, or what its brackets hold. Throws with the text where there is none. */
export function matchIn(text: string, wanted: RegExp): string {
  const [whole, held] = wanted.exec(text) ?? [];
  return there(held ?? whole, `${wanted} in: ${text}`);
}

/** What the button of a reply that says this types. Throws with the buttons that there are. */
export function typedBy({ blocks }: Reply, label: string): string {
  const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const labels = actions.map((action) => action.label).join(', ');
  return there(actions.find((action) => action.label === label)?.typed, `button "${label}" among: ${labels}`);
}

/** What the form of a reply types when it is sent. */
export function typedByForm({ blocks }: Reply): string {
  return there(blocks.flatMap((block) => (block.kind === 'form' ? [block.form.submit.typed] : []))[0], 'form');
}
