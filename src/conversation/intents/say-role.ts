import type { Side } from '../../knowledge/index.ts';
import { reply } from '../../messaging/index.ts';
import type { IntentHandler } from '../heard-turn.ts';
import type { MemoryStore } from '../memory-store.ts';

const sides: readonly (readonly [RegExp, Side, string])[] = [
  [/^co-?opted(?: member)?$/, 'co-opted', 'a co-opted member'],
  [/^(?:councillor|cllr|member|elected member)$/, 'councillor', 'a councillor'],
  [/^(?:officer|council officer|employee|member of staff)$/, 'officer', 'an officer'],
];

/** "I am an officer": remembered, so that the clause that binds the person comes first. It grants nothing. */
export function createSayRole(memory: MemoryStore): IntentHandler {
  return async ({ text, place, turn }) => {
    const said = /^(?:i am|i'm|im|i’m)\s+(?:an?|the)?\s*(.+?)[.!]?$/i.exec(text)?.[1]?.toLowerCase();
    if (said === undefined) return undefined;
    if (/^(?:neither|none of these|not saying)$/.test(said)) {
      await memory.remember(place, { saidRole: undefined }, turn.at);
      return reply({ kind: 'paragraph', text: 'Thank you. What you said about yourself is forgotten.' });
    }
    const found = sides.find(([pattern]) => pattern.test(said));
    if (found === undefined) return undefined;
    const [, side, words] = found;
    await memory.remember(place, { saidRole: side }, turn.at);
    return reply({
      kind: 'paragraph',
      text: `Thank you. You said that you are ${words}. The paragraphs that bear on ${words} now come first. The words of the protocol stay the same for everybody.`,
    });
  };
}

/** The side that a memory holds; undefined where nothing or something unknown was kept. */
export function parseSide(said: string | undefined): Side | undefined {
  return said === 'officer' || said === 'councillor' || said === 'co-opted' ? said : undefined;
}
