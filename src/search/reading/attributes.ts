import { type Attribute, rules } from './attribute-rules.ts';

export type { Attribute };

/**
 * What a question asks for beyond the subject: `readAttribute(['how', 'often', 'must', 'it', 'be', 'reviewed'])` is `how-often`;
 * undefined where it asks for nothing of the kind.
 */
export function readAttribute(words: readonly string[]): Attribute | undefined {
  const text = words.join(' ');
  return rules.find(({ asked }) => asked.test(text))?.attribute;
}

/** Whether a clause says anything of an attribute, in its normalised words. Generous: false only where it plainly does not. */
export function saysOf(attribute: Attribute, words: readonly string[]): boolean {
  return rules.find((rule) => rule.attribute === attribute)?.said.test(words.join(' ')) ?? true;
}

/** The same with more than a general word. */
export function saysPlainly(attribute: Attribute, words: readonly string[]): boolean {
  const rule = rules.find((each) => each.attribute === attribute);
  return (rule?.plain ?? rule?.said)?.test(words.join(' ')) ?? true;
}

/** Whether a word names one of these: the topic library has more. */
export function isAttribute(word: string): word is Attribute {
  return rules.some(({ attribute }) => attribute === word);
}

/** An attribute as it follows "It says nothing about". */
export function nameAttribute(attribute: Attribute): string {
  return rules.find((rule) => rule.attribute === attribute)?.named ?? attribute;
}
