/** The sign with which mail programs begin each line of what they quote. */
const SIGN = /^\s{0,3}(?:>\s?)+/;
const LEAST = 3;
const FURTHEST_HEAD = 12;

/** The lines of a text that a mail program quoted, without its signs, and the signs; undefined where there is no such mail. */
export function unquoted(text: string): { readonly text: string; readonly signs: string } | undefined {
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => SIGN.test(line));
  const isMail = filled.slice(0, FURTHEST_HEAD).some((line) => /^(?:from|subject):\s/i.test(line));
  if (quoted.length < LEAST || quoted.length < filled.length * (isMail ? 0.3 : 0.6)) return undefined;
  let signs = '';
  const plain = lines.map((line) => {
    const sign = SIGN.exec(line)?.[0] ?? '';
    signs += sign.replace(/\s/g, '');
    return line.slice(sign.length);
  });
  return { text: plain.join('\n'), signs };
}
