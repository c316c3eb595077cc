/** What somebody says of an answer: whether it helped, and which question it was an answer to, where the words say so. */
export type Feedback = { readonly helped: boolean; readonly asked: string | undefined };

/** What a button under an answer says when it is pressed. Typed it does the same. `readFeedback` reads it. */
export function writeFeedback({ helped, asked }: Feedback): string {
  return `${helped ? 'helpful' : 'not helpful'}${asked === undefined ? '' : `: ${asked}`}`;
}

/**
 * What a text says of an answer; undefined where it says nothing of one.
 * `readFeedback('not helpful: can I see the file?')` is `{ helped: false, asked: 'can I see the file?' }`.
 */
export function readFeedback(text: string): Feedback | undefined {
  const named = /^(not |un)?helpful(?:: *(\S.*)|[.!]*)$/is.exec(text);
  if (named !== null) return { helped: named[1] === undefined, asked: named[2] };
  const isAgainst = /^(?:that|this|it) (?:did not|didn['’]?t|does not|doesn['’]?t) help[.!]*$/i.test(text);
  return isAgainst ? { helped: false, asked: undefined } : undefined;
}
