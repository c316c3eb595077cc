import { normalise } from '../../src/search/reading/normalise.ts';
import { isStopWord, stem } from '../../src/search/reading/stems.ts';

/** Texts are near copies from this share of common stems on, where each has enough of them to be told from chance. */
const likeFrom = 0.8;
const fewestAlike = 4;
/** With fewer telling words than this, two people say the same by chance: then every word must be the same. */
const fewestEqual = 3;

/** A text, where it stands, and its words as far as they tell it from others. */
export type Text = {
  readonly where: string;
  readonly words: string;
  readonly telling: string;
  readonly tellingCount: number;
  readonly stems: ReadonlySet<string>;
};

/** Reads a text for comparing. */
export function readText(where: string, text: string): Text {
  const words = normalise(text);
  const telling = words.filter((word) => !isStopWord(word));
  return {
    where,
    words: words.join(' '),
    telling: telling.join(' '),
    tellingCount: telling.length,
    stems: new Set(telling.map(stem)),
  };
}

/** Equal but for words that say nothing, or most stems in common. Greetings and terms are nobody's own words. */
export function isNearCopy(question: Text, text: Text): boolean {
  if (question.telling === text.telling) {
    if (question.tellingCount >= fewestEqual) return true;
    return question.words === text.words && !/(?:small-talk|concepts)\.yaml/.test(text.where);
  }
  const fewer = Math.min(question.stems.size, text.stems.size);
  if (fewer < fewestAlike || fewer / Math.max(question.stems.size, text.stems.size) < likeFrom) return false;
  const common = [...question.stems].filter((each) => text.stems.has(each)).length;
  return common / (question.stems.size + text.stems.size - common) >= likeFrom;
}

/** The texts of which a question may be a near copy: all that say the same, and all that share enough stems. */
export function nearCopiesIn(texts: readonly Text[]): (question: Text) => readonly Text[] {
  const saying = Map.groupBy(texts, ({ telling }) => telling);
  const withStem = new Map<string, Text[]>();
  for (const text of texts)
    for (const each of text.stems) {
      const others = withStem.get(each);
      if (others === undefined) withStem.set(each, [text]);
      else others.push(text);
    }
  return (question) => {
    const shared = new Map<Text, number>();
    for (const each of question.stems)
      for (const text of withStem.get(each) ?? []) shared.set(text, (shared.get(text) ?? 0) + 1);
    const alike = [...shared].filter(([, count]) => count >= likeFrom * question.stems.size).map(([text]) => text);
    return [...new Set([...(saying.get(question.telling) ?? []), ...alike])].filter((text) =>
      isNearCopy(question, text),
    );
  };
}
