import type { Trial } from './try-page.ts';

type Match = {
  readonly document: { readonly id: string; readonly shortTitle: string };
  readonly clause: { readonly reference: string; readonly label: string; readonly text: string };
};

/** What search decided on a question, as far as a trial shows it. */
export type Decided =
  | {
      readonly kind: 'answer';
      readonly parts: readonly { readonly match: Match }[];
      readonly matches: readonly Match[];
    }
  | { readonly kind: 'nearest'; readonly matches: readonly Match[] }
  | { readonly kind: 'choose'; readonly among: readonly Match[] }
  | { readonly kind: 'signpost' | 'none' | 'small-talk' };

/** A decision as a trial of the document `own`: what would be shown, paragraphs of other documents with their title. */
export function trialOf(decision: Decided, own: string): Trial {
  return {
    kind: decision.kind === 'small-talk' ? 'none' : decision.kind,
    clauses: shownBy(decision).map(({ document, clause: { reference, label, text } }) => ({
      reference,
      label: document.id === own ? label : `${document.shortTitle}, ${label}`,
      text,
    })),
  };
}

function shownBy(decision: Decided): readonly Match[] {
  switch (decision.kind) {
    case 'answer':
      return decision.parts.length > 0 ? decision.parts.map(({ match }) => match) : decision.matches.slice(0, 1);
    case 'nearest':
      return decision.matches.slice(0, 1);
    case 'choose':
      return decision.among;
    default:
      return [];
  }
}
