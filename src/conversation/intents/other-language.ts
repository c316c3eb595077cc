import { reply } from '../../messaging/index.ts';
import type { IntentHandler } from '../heard-turn.ts';

/** Common words of Welsh that English has not. */
const welshWords: ReadonlySet<string> = new Set(
  `allaf angen beth bydd byddaf byth chi cyfarfod cyngor cynghorydd cynghorwyr dweud dylai dylwn eisiau fedra fedraf fydd fynd gaf gaiff gall
  gallaf ganddo gyfarfod gyngor gynghorydd gwneud gwybod gyda hoffwn hynny mae mewn nhw oes oedd pam pryd pwy reolau rheol rheolau rydw rydym rydyn rwy rwyf swyddog swyddogion
  sut wedi ydw ydy ydyn ydych yn yng ynghylch yw`.split(/\s+/),
);
const FEWEST = 2;
const SHARE = 0.3;

/** Whether somebody writes in Welsh: two of its common words at least, and not a few Welsh names in an English sentence. */
export function isWelsh(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const welsh = words.filter((word) => welshWords.has(word));
  return welsh.length >= FEWEST && welsh.length >= SHARE * words.length;
}

/** Questions in Welsh are not understood, and nothing is guessed from them: said in both languages, with whom to ask. */
export function createOtherLanguage(): IntentHandler {
  return async ({ text, knowledge }) =>
    isWelsh(text)
      ? {
          ...reply(
            { kind: 'paragraph', text: 'Rwy’n deall Saesneg yn unig.' },
            {
              kind: 'paragraph',
              text: `I understand English only, so I did not look for an answer. Ask in English, or ask ${knowledge.council.adviceFrom}.`,
            },
          ),
          nature: 'document',
        }
      : undefined;
}
