import {
  type Enquiry,
  type EnquiryNumber,
  formatReference,
  notFound,
  parseReference,
} from '../../../casework/index.ts';
import { type Reply, reply } from '../../../messaging/index.ts';
import { type About, sayList } from '../../../understanding/index.ts';
import { look, type Scene } from '../services.ts';
import { buttons, paragraph, say, titleOf } from '../wording.ts';

/** The enquiry that is meant, or what to answer in its place; `undefined` when no enquiry seems to be meant at all. */
export type FoundEnquiry =
  | { readonly kind: 'found'; readonly enquiry: Enquiry }
  | { readonly kind: 'answer'; readonly reply: Reply }
  | undefined;

/** The first that was named; for what is about one only. */
export function firstOf(abouts: readonly About[]): About {
  return abouts[0] ?? { named: '' };
}

const MOST_OFFERED = 5;
const MOST_LOOKED_AT = 100;

/**
 * Which enquiries words may mean: those for which what is wanted can be done. `takesOnly`: the only one that fits is meant,
 * which nobody does who is about to change it. `isOther`: what else is never meant, not in place of a number that is not there either.
 */
export type Suitable = {
  readonly state: 'open' | 'closed' | 'any';
  readonly suits: (enquiry: Enquiry) => boolean;
  readonly takesOnly?: boolean;
  readonly isOther?: (enquiry: Enquiry) => boolean;
};

const anyOpen: Suitable = { state: 'open', suits: () => true };

/**
 * Looks an enquiry up among those the speaker may see, and offers likely ones when it is not there. `typedFor` makes what
 * a button says for one of several that words may mean; a number that is not there gets others like it to be shown. Words in place of a reference are looked for in subjects and details.
 */
export async function findEnquiry(
  about: About,
  typedFor: (reference: string) => string,
  scene: Scene,
  suitable: Suitable = anyOpen,
): Promise<FoundEnquiry> {
  if (about.among !== undefined) return amongThese(about.among, about.named, typedFor, suitable, scene);
  const wanted = parseReference(about.named);
  if (wanted !== undefined) return byNumber(wanted, suitable, scene);
  const bare = /^#?cw[\s\-–—/]*(\d{1,7})$/i.exec(about.named)?.[1];
  if (bare !== undefined) return byBareNumber(Number(bare), about.named, typedFor, scene);
  return byWords(about.named, typedFor, suitable, scene);
}

async function byNumber(
  wanted: EnquiryNumber,
  { isOther = () => true }: Suitable,
  scene: Scene,
): Promise<FoundEnquiry> {
  return look(scene, async ({ casework }): Promise<FoundEnquiry> => {
    const enquiry = await casework.enquiry(scene.viewer, wanted);
    if (enquiry !== undefined) return { kind: 'found', enquiry };
    const none = await notFound(casework, scene.viewer, wanted);
    return { kind: 'answer', reply: offerNear({ ...none, near: none.near.filter(isOther) }) };
  });
}

/** "There is none that you can see", with what was perhaps meant: to be shown, for what was to be done was meant for another. */
export function offerNear({ sentence, near }: { readonly sentence: string; readonly near: readonly Enquiry[] }): Reply {
  return near.length === 0
    ? say(`${sentence} Type "${sayList('mine')}" to see yours.`)
    : {
        ...reply(
          paragraph(sentence),
          paragraph('Did you mean one of these?'),
          offer(near, (reference) => `show ${reference}`),
        ),
        nature: 'shows',
      };
}

/** `CW-42` has no year: this year's and the last years' are looked for. */
async function byBareNumber(
  number: number,
  named: string,
  typedFor: (reference: string) => string,
  scene: Scene,
): Promise<FoundEnquiry> {
  const year = Number(scene.on.slice(0, 4));
  const years = [year, year - 1, year - 2].map((each) => ({ year: each, number }));
  const found = number === 0 ? [] : await look(scene, ({ casework }) => casework.some(scene.viewer, years));
  const [only] = found;
  if (only !== undefined && found.length === 1) return { kind: 'found', enquiry: only };
  if (found.length > 1)
    return { kind: 'answer', reply: reply(paragraph('Which one do you mean?'), offer(found, typedFor)) };
  if (number > 0)
    return {
      kind: 'answer',
      reply: say(`There is no enquiry ${number} that you can see. Type "${sayList('mine')}" to see yours.`),
    };
  return {
    kind: 'answer',
    reply: say(
      `"${named}" is not a whole reference. It looks like ${formatReference(year, 42)}. Type "${sayList('mine')}" to see yours.`,
    ),
  };
}

/** Several stand as it was said, or none does: nobody is guessed at. */
async function amongThese(
  references: readonly string[],
  named: string,
  typedFor: (reference: string) => string,
  { suits }: Suitable,
  scene: Scene,
): Promise<FoundEnquiry> {
  const numbers = references.flatMap((reference) => parseReference(reference) ?? []);
  const seen = numbers.length === 0 ? [] : await look(scene, ({ casework }) => casework.some(scene.viewer, numbers));
  const fitting = seen.filter(suits);
  const [only] = fitting;
  if (seen.length === 0) {
    const words = named.replace(/^(?:the|my|our|that|your)\s+/i, '');
    return {
      kind: 'answer',
      reply: say(`There is no "${words}" that you can see. Type "${sayList('mine')}" to see yours.`),
    };
  }
  if (only === undefined) {
    const shows = offer(seen, (reference) => `show ${reference}`);
    return { kind: 'answer', reply: reply(paragraph('That cannot be done with any of these as they stand.'), shows) };
  }
  return { kind: 'answer', reply: reply(paragraph('Which one do you mean?'), offer(fitting, typedFor)) };
}

async function byWords(
  words: string,
  typedFor: (reference: string) => string,
  { state, suits, takesOnly = false }: Suitable,
  scene: Scene,
): Promise<FoundEnquiry> {
  const cleaned = words
    .replace(/^(?:the|my|that|it|this)\b\s*/i, '')
    .replace(/\s+(?:one|enquiry|case)$/i, '')
    .trim();
  const filter = { ...(state === 'any' ? {} : { state }), ...(cleaned === '' ? {} : { words: cleaned }) } as const;
  const page = await look(scene, ({ casework }) =>
    casework.list(scene.viewer, filter, { order: 'due-first', limit: MOST_LOOKED_AT }),
  );
  const enquiries = page.enquiries.filter(suits);
  const [only] = enquiries;
  if (only === undefined)
    return cleaned === ''
      ? {
          kind: 'answer',
          reply: say(`There is no ${state === 'any' ? '' : `${state} `}enquiry that this can be done with.`),
        }
      : undefined;
  if (takesOnly && cleaned !== '' && page.next === undefined && enquiries.length === 1)
    return { kind: 'found', enquiry: only };
  return { kind: 'answer', reply: reply(paragraph('Which one do you mean?'), offer(enquiries, typedFor)) };
}

function offer(enquiries: readonly Enquiry[], typedFor: (reference: string) => string) {
  return buttons(...enquiries.slice(0, MOST_OFFERED).map((each) => [titleOf(each), typedFor(each.reference)] as const));
}
