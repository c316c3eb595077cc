import { beforeAll, describe, expect, it } from 'vitest';
import type { Clause, CouncilKnowledge, Side } from '../../src/knowledge/index.ts';
import { allStages, createStages, type Stages } from '../../src/search/ranking/stages.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const [byOfficer, byCouncillor, alone] = ['harbour/rules#1', 'harbour/rules#2', 'harbour/rules#3'] as const;
let plain: CouncilKnowledge;
let stages: Stages;

/** The same council, its rules 1 and 2 each other's mirror; rule 3 binds officers, and nothing mirrors it. */
function withMirrors(knowledge: CouncilKnowledge): CouncilKnowledge {
  const marks: Readonly<Record<string, Pick<Clause, 'duty' | 'related'>>> = {
    [byOfficer]: { duty: { by: 'officer', to: 'councillor' }, related: [byCouncillor] },
    [byCouncillor]: { duty: { by: 'councillor', to: 'officer' }, related: [byOfficer] },
    [alone]: { duty: { by: 'officer', to: 'councillor' }, related: [byOfficer] },
  };
  const documents = knowledge.documents.map((document) => ({
    ...document,
    clauses: document.clauses.map((clause) => ({ ...clause, ...marks[clause.reference] })),
  }));
  return { ...knowledge, documents };
}

beforeAll(async () => {
  plain = await tinyKnowledge(await tinyKnowledgeFolder());
  stages = createStages({ knowledge: withMirrors(plain), model: undefined, shared: undefined });
});

const dutyOf = async (text: string, role?: Side) => (await stages.look(text, role, undefined)).duty;

describe('clauses that mirror each other', () => {
  it.each([
    ['must officers be polite to councillors', undefined],
    ['must they be polite to me', 'councillor'],
    ['must I be polite to them', 'officer'],
    ['what can councillors expect', undefined],
    ['what am I entitled to from them', 'councillor'],
    ['what do officers owe councillors', undefined],
    ['what are councillors owed by officers', undefined],
  ] as const)('"%s" speaks for what officers owe, and against what they are owed', async (text, role) => {
    expect(await dutyOf(text, role)).toEqual(
      new Map([
        [byOfficer, 1],
        [byCouncillor, -1],
      ]),
    );
  });

  it.each([
    ['must councillors be polite to officers', undefined],
    ['must they be polite to me', 'officer'],
    ['what can I expect from them', 'officer'],
    ['are officers entitled to courtesy', undefined],
    ['what do I owe them', 'councillor'],
  ] as const)('"%s" speaks for what councillors owe', async (text, role) => {
    expect(await dutyOf(text, role)).toEqual(
      new Map([
        [byOfficer, -1],
        [byCouncillor, 1],
      ]),
    );
  });

  it('are told apart beyond doubt by a question that opens with the duty, and only by that', async () => {
    const meant = async (text: string, role?: Side) => (await stages.look(text, role, undefined)).insteadOf;
    expect(await meant('must they be polite to me', 'officer')).toEqual(new Map([[byCouncillor, byOfficer]]));
    expect(await meant('must they be polite to me', 'councillor')).toEqual(new Map([[byOfficer, byCouncillor]]));
    expect(await meant('a councillor was rude to me', 'officer')).toEqual(new Map());
    expect(await meant('must they be polite to me')).toEqual(new Map());
  });

  it('leave a clause that has no mirror alone, whatever it obliges to', async () => {
    expect((await dutyOf('must officers be polite'))?.has(alone)).toBe(false);
  });

  it('are not weighed where a question names no side', async () => {
    expect(await dutyOf('when must boats leave')).toBeUndefined();
  });

  it('are not weighed where who speaks is switched off', async () => {
    const deaf = createStages(
      { knowledge: withMirrors(plain), model: undefined, shared: undefined },
      { ...allStages, speaker: false },
    );
    expect((await deaf.look('must officers be polite', undefined, undefined)).duty).toBeUndefined();
  });

  it('are none in a document that names no duties', async () => {
    const none = createStages({ knowledge: plain, model: undefined, shared: undefined });
    expect((await none.look('must officers be polite', undefined, undefined)).duty?.size).toBe(0);
  });
});
