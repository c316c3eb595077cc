/** Sentences of a paragraph; nothing between them is lost but white space. */
export function splitSentences(text: string): readonly string[] {
  return [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '');
}
