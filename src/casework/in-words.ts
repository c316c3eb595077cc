/** A person's words as the end of a sentence of ours, with one stop at the end and not two. */
export function quoted(words: string): string {
  const said = words.trim();
  return /[.?!…]$/.test(said) ? `“${said}”` : `“${said}”.`;
}

/** Of an enquiry that a service has and no officer of it: nobody knows from that whether somebody had it before. */
export function noOfficerHasIt(service: string): string {
  return `No officer has it; it is with ${service}.`;
}
