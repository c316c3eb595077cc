import type { Block, Quotation, Reply } from '../../messaging/index.ts';

/** A clause longer than this, in characters, is named instead of read out: half a clause would mislead. */
const LONGEST_SPOKEN_CLAUSE = 600;

/** What a voice says: short, in plain sentences, without addresses or digests. A clause is read whole or only named. */
export function renderSpeech(reply: Reply): string {
  return reply.blocks
    .map(speak)
    .filter((text) => text !== '')
    .map((text) => (/[.!?:…]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

const OFFERS = 'You can say: ';

/** What a voice says, up to what can be said in return: what somebody is told in a line, before they have opened anything. */
export function withoutOffers(speech: string): string {
  const [told = ''] = speech.split(OFFERS);
  return told.trim() === '' ? speech : told.trim();
}

function speak(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'link':
      return block.text;
    case 'quotation':
      return speakQuotation(block.quotation);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('. ');
    case 'list':
      return block.items.join('. ');
    case 'table':
      return `A table of ${block.rows.length} ${block.rows.length === 1 ? 'row' : 'rows'}: ${block.columns.join(', ')}`;
    case 'form':
      return `A form: ${block.form.title}`;
    case 'feedback':
      return '';
    case 'actions':
      return `${OFFERS}${block.actions.map(({ label }) => label).join('; ')}`;
  }
}

function speakQuotation({ lines, citation, label }: Quotation): string {
  const name = label ? `${label}, ${citation.label}` : citation.label;
  const broughtOut = lines.flatMap(({ segments }) => segments.filter(({ kind }) => kind === 'brought-out'));
  const spoken =
    broughtOut.length > 0
      ? broughtOut.map(({ text }) => text).join(' ')
      : lines.map(({ segments }) => segments.map(({ text }) => text).join('')).join(' ');
  return spoken.length > LONGEST_SPOKEN_CLAUSE ? `${name}. The text is on the card.` : `${name}: ${spoken}`;
}
