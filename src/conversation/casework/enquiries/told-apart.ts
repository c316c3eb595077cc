import type { Resident } from '../../../casework/index.ts';
import type { Block, Reply } from '../../../messaging/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import {
  apartFromResident,
  type Command,
  editsOf,
  nameLeftIn,
  noLogWords,
  sayResident,
  specialIn,
  together,
  type Verb,
} from '../../../understanding/index.ts';
import { ON_PURPOSE } from '../pending.ts';
import type { Carrying, Scene } from '../services.ts';
import { buttons, paragraph } from '../wording.ts';
import { actOnEnquiry } from './act-on-enquiry.ts';
import { findEnquiry } from './find-enquiry.ts';
import { residentOf } from './resident.ts';

type Apart = NonNullable<ReturnType<typeof apartFromResident>>;
type Act = Extract<Command, { kind: 'act' }>;

/** What is written down of what somebody heard: it may name a resident, and others read it than those who handle the enquiry. */
const tells: ReadonlySet<Verb> = new Set(['add', 'note', 'chase', 'not-fixed', 'look-again', 'update', 'resolve']);
/** Why something is done: the councillor reads it, and so may whoever has the enquiry next. */
const reasons: ReadonlySet<Verb> = new Set([
  'pause',
  'extend',
  'reassign',
  'make-complex',
  'reopen',
  'withdraw',
  'decline',
]);

/** What is put right in words. */
const texts = ['subject', 'details', 'urgent'] as const;

/**
 * Does what is wanted with an enquiry, without who the resident is in words that go into its history or its subject: words that say nothing
 * else put that right instead; beside others they are left out, and it is offered to keep them apart.
 */
export const actWithoutResident: Carrying<Act> = async (said, scene) => {
  const wanted = await putInstead(asTheySay(said, scene), scene);
  const done = await actApart(wanted, scene);
  const { unused } = wanted.words;
  if (unused === undefined || done?.nature === 'shows') return done;
  const isUpdate = /^next update/i.test(unused);
  const how = isUpdate ? ' The day of the next update is set with an update.' : '';
  return done && { ...done, blocks: [...done.blocks, paragraph(`I did not use “${unused}”.${how}`)] };
};

/** A councillor has no internal notes: what they note is added for officers to read, and called so wherever it waits. */
function asTheySay(said: Act, { person, heard }: Scene): Act {
  if (said.verb !== 'note' || !isOfCouncillorSide(person)) return said;
  const added: Act = { ...said, verb: 'add', sure: false };
  heard.notes.asked ??= added;
  return added;
}

/** "Cathedral Green, not Market Square": in the subject or the details, where these words stand there. */
async function putInstead(wanted: Act, scene: Scene): Promise<Act> {
  const { instead, ...words } = wanted.words;
  if (instead === undefined) return wanted;
  const { right, wrong } = instead;
  const [only, second] = wanted.abouts;
  const found =
    only === undefined || second !== undefined
      ? undefined
      : await findEnquiry(only, (reference) => reference, scene, { state: 'any', suits: () => true });
  const enquiry = found?.kind === 'found' ? found.enquiry : undefined;
  const fields = (['subject', 'details'] as const).filter(
    (name) => swapped(enquiry?.[name] ?? '', wrong, right) !== undefined,
  );
  if (enquiry === undefined || fields.length === 0)
    return { ...wanted, words: { ...words, unused: `${right}, not ${wrong}` } };
  const edits = Object.fromEntries(fields.map((name) => [name, swapped(enquiry[name], wrong, right)]));
  return { ...wanted, words: { ...words, edits: { ...words.edits, ...edits } }, sure: false };
}

function swapped(text: string, wrong: string, right: string): string | undefined {
  const at = text.toLowerCase().indexOf(wrong.toLowerCase());
  return at < 0 ? undefined : `${text.slice(0, at)}${right}${text.slice(at + wrong.length)}`;
}

const actApart: Carrying<Act> = async (wanted, scene) => {
  const world = { ...scene, me: scene.person, ...(await scene.services.understanding()) };
  const { words, verb } = wanted;
  const hasWords = tells.has(verb) || reasons.has(verb);
  const edited = verb === 'edit' ? texts.filter((name) => (words.edits[name] ?? '') !== '') : [];
  if (!hasWords && edited.length === 0) return actOnEnquiry(wanted, scene);
  const named = await residentsOf(wanted, scene);
  const known = named.map(({ resident }) => resident);
  const inText = hasWords ? apartFromResident(words.text, world, known, 'somebody') : undefined;
  const inEdits = edited.flatMap((name) => {
    const found = apartFromResident(words.edits[name] ?? '', world, known, 'somebody');
    return found === undefined ? [] : [{ ...found, name }];
  });
  const apart = inText ?? inEdits.find(({ resident }) => !saysNothing(resident)) ?? inEdits[0];
  if (apart === undefined)
    return lookForName(wanted, hasWords ? nameLeftIn(words.text, world, known) : undefined, scene);
  const { rest, resident } = apart;
  const isOnlyThat = tells.has(verb) && rest === '' && inText !== undefined && !saysNothing(resident);
  const told: Act = isOnlyThat
    ? { ...wanted, verb: 'edit', words: { ...words, text: '', edits: editsOf(resident), form: 'none' }, sure: false }
    : {
        ...wanted,
        sure: false,
        words: {
          ...words,
          ...(inText === undefined
            ? { edits: { ...words.edits, ...Object.fromEntries(inEdits.map((each) => [each.name, each.rest])) } }
            : { text: rest }),
        },
      };
  // What stands on the screen is said without it.
  scene.heard.notes.asked ??= told;
  const isName =
    resident.name !== '' &&
    `${resident.telephone}${resident.email}${apart.leftOut.join('')}` === '' &&
    specialIn(words.text) === undefined;
  const asTyped = isOnlyThat || !isName ? undefined : await withNames(wanted, scene);
  const done = await actOnEnquiry(told, scene);
  // Where it was refused, or another enquiry may be meant, nothing was left out of anything.
  return isOnlyThat || done === undefined || !isReadBack(done)
    ? done
    : { ...done, blocks: [...done.blocks, ...keptApart(apart, named, asTyped)] };
};

/** What is typed to do it with the names in: a contractor or a landlord may have to be named. It is first read back for itself, and a yes means the other. */
async function withNames(wanted: Act, scene: Scene): Promise<string | undefined> {
  const done = await actOnEnquiry({ ...wanted, sure: false }, scene);
  const offered = done?.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : [])) ?? [];
  return offered.find(({ label, typed }) => label !== ON_PURPOSE && typed.startsWith('confirm '))?.typed;
}

/** A forename that may be a resident's is no reason to leave anything out: the words are read back, and it is said. */
async function lookForName(wanted: Act, name: string | undefined, scene: Scene): Promise<Reply | undefined> {
  if (name === undefined) return actOnEnquiry(wanted, scene);
  const done = await actOnEnquiry({ ...wanted, sure: false }, scene);
  const look = `Look whether a name is still there that others should not read: “${name}”.`;
  return done === undefined || !isReadBack(done) ? done : { ...done, blocks: [...done.blocks, paragraph(look)] };
}

type Named = { readonly reference: string; readonly resident: Resident };

/** Who the residents are of what is named, as far as the speaker is told. */
async function residentsOf({ abouts }: Act, scene: Scene): Promise<readonly Named[]> {
  const found = await Promise.all(
    abouts.map(async (about) => {
      const one = await findEnquiry(about, (reference) => reference, scene, { state: 'any', suits: () => true });
      const resident = one?.kind === 'found' ? await residentOf(one.enquiry, scene) : undefined;
      return one?.kind === 'found' && resident !== undefined
        ? { reference: one.enquiry.reference, resident }
        : undefined;
    }),
  );
  return found.filter((each) => each !== undefined);
}

function saysNothing(resident: Resident): boolean {
  return Object.values(resident).every((part) => part === '');
}

function isReadBack({ blocks }: Reply): boolean {
  return blocks.some(
    (block) => block.kind === 'actions' && block.actions.some(({ typed }) => typed.startsWith('confirm ')),
  );
}

function keptApart(
  { resident, leftOut }: Apart,
  [only, second]: readonly Named[],
  asTyped: string | undefined,
): readonly Block[] {
  const unneeded =
    leftOut.length === 0
      ? []
      : [paragraph(`I left out and keep nowhere: ${leftOut.join(', ')}. No casework needs to know it.`)];
  if (saysNothing(resident))
    return leftOut.length > 0
      ? unneeded
      : [
          paragraph(
            'I left out who the resident is, since others may read these words. It is kept with the enquiry already.',
          ),
        ];
  const isNamed = resident.name !== '';
  const known = second === undefined ? only : undefined;
  // Whoever is named beside a resident who is known is somebody else.
  const isOther = isNamed && (known?.resident.name ?? '') !== '';
  const sentence = isNamed
    ? `I left out who “${resident.name}” is, since others may read these words. ${isOther ? 'It can be kept beside who the resident is' : 'If that is the resident, it can be kept apart'}, for those who handle it.`
    : 'I left out how the resident can be reached, since others may read these words. Look whether a name is still there. It can be kept apart, for those who handle it.';
  const before = { ...noLogWords.resident, ...known?.resident };
  const kept = isOther ? together(before, resident) : { ...before, ...said(resident) };
  const keep =
    known === undefined
      ? []
      : [
          [
            isOther ? 'Keep it beside' : isNamed ? 'Keep who the resident is' : 'Keep it apart',
            sayResident(known.reference, kept),
          ] as const,
        ];
  const send = asTyped === undefined ? [] : [['Do it with the name in', asTyped] as const];
  return [...unneeded, paragraph(sentence), ...(keep.length + send.length === 0 ? [] : [buttons(...keep, ...send)])];
}

/** The parts that are said. */
function said(resident: Apart['resident']): Partial<Apart['resident']> {
  return Object.fromEntries(Object.entries(resident).filter(([, part]) => part !== ''));
}
