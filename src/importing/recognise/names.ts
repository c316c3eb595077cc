// What documents, councils and sites call themselves.

/** A kind of document that councils have. */
export const KINDS =
  /\b(?:protocol|code|policy|constitution|charter|guidance|guide|procedures?|standing orders|rules|scheme|agreement|framework|statement|handbook|report|working together)\b/i;
/** What a program calls a file that nobody gave a title. */
export const SAYS_NOTHING =
  /^(?:about:blank|untitled.*|(?:new )?document ?\d*|microsoft word - .*|.*\.(?:docx?|dotx?|pdf|rtf|odt|html?|indd|pub))?$/i;

/** What a page calls itself in the window of a browser, without the name of the site behind it. */
export function withoutSite(title: string): string {
  const parts = title.split(/\s+[|–—»-]\s+/);
  const own = parts.findIndex((part, at) => at > 0 && (isCouncil(part) || /\b(?:gov\.uk|website)\b/i.test(part)));
  return own > 0
    ? title.slice(0, title.indexOf(parts[own] ?? '', (parts[0] ?? '').length)).replace(/\s+[|–—»-]\s+$/, '')
    : title;
}

/** Whether it is a council's name and nothing more. */
export function isCouncil(text: string): boolean {
  return (
    /\b(?:council|corporation|authority)$|^(?:the )?(?:council|(?:royal |metropolitan |london )?borough|city|county|district) of(?: \p{Lu}[\p{L}’'-]*| and| upon| the)+$/iu.test(
      text,
    ) && !KINDS.test(text)
  );
}

/** Its letters alone. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
