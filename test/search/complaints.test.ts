import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKnowledge, type Side } from '../../src/knowledge/index.ts';
import { type Decision, openSearch, type Search } from '../../src/search/index.ts';

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');
let search: Search;

// The documents and models as they ship, without the sentence model.
beforeAll(async () => {
  const knowledge = await openKnowledge(knowledgeFolder);
  search = openSearch({ knowledge, knowledgeFolder, dataFolder: undefined, worker: undefined, report: () => {} });
});

async function ask(text: string, council: string, role?: Side): Promise<Decision> {
  const found = await search.find({ text, council, role });
  if (found.kind === 'unknown-council') throw new Error(`The council ${council} is not known.`);
  return found.decision;
}

/** # is a councillor or an officer, and ## one of the other side. */
const frames = [
  'how do I raise a complaint about #',
  'how do I make a formal complaint about #',
  'complaint about #',
  'I want to complain about #',
  'who do I complain to about # being rude',
  'to whom do I complain about how # spoke to me',
  'who deals with complaints against #',
  'where do I send a complaint against #',
  'form for a complaint about #',
  '# was rude to me, who do I complain to',
  '# shouted at me and I want to complain',
  'I was sworn at by #, how do I complain',
  '## has complained about #, what happens',
  'can I appeal the outcome of my complaint about #',
  'how do I report # for bullying',
];
const names = {
  councillor: ['a councillor', 'an elected member'],
  officer: ['an officer', 'a member of staff'],
} as const;
/** What is about the one's conduct and says so: signposts by their topic, and paragraphs. */
const about: Readonly<Record<string, Readonly<Record<'councillor' | 'officer', readonly string[]>>>> = {
  derby: { councillor: ['resident-complaint-about-councillor'], officer: ['complaining-about-an-officer'] },
  tdc: { councillor: ['tdc/member-officer-protocol#8.3'], officer: ['tdc/member-officer-protocol#8.2'] },
  colchester: { councillor: ['officer-complaint-about-councillor'], officer: ['complaining-about-an-officer'] },
};

/** What is said for certain or offered: the topics of signposts, or the paragraph that answers. */
function said(decision: Decision): readonly string[] {
  if (decision.kind === 'signpost') return [decision.signpost, decision.rival].flatMap((each) => each?.topic ?? []);
  return decision.kind === 'answer' ? decision.matches.slice(0, 1).map(({ clause }) => clause.reference) : [];
}

describe.each(Object.entries(about))('a complaint at %s', (council, of) => {
  it.each(frames)('"%s" is never sent to those who deal with the other side', async (frame) => {
    for (const [side, other] of [
      ['councillor', 'officer'],
      ['officer', 'councillor'],
    ] as const)
      for (const name of names[side]) {
        const text = frame.replace('##', names[other][0]).replace('#', name);
        const found = said(await ask(text, council));
        for (const wrong of of[other]) expect(found, text).not.toContain(wrong);
      }
  });
});

describe.each(['derby', 'colchester', 'tdc'])('a complaint about an officer at %s', (council) => {
  it.each(['a member has complained about me', 'a councillor has reported me, what happens'])(
    '"%s" is never sent to the standards hearings, which are for members alone',
    async (text) => {
      const found = said(await ask(text, council, 'officer'));
      for (const topic of ['standards-hearings', 'standards-investigations', 'resident-complaint-about-councillor'])
        expect(found).not.toContain(topic);
    },
  );
});
