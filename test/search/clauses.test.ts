import { describe, expect, it } from 'vitest';
import type { Clause, ClauseBlock } from '../../src/knowledge/index.ts';
import { readDuty, subjectOf } from '../../src/search/clauses/duty.ts';
import { isFiller } from '../../src/search/clauses/filler.ts';
import { findLimits, suggestLimits } from '../../src/search/clauses/limits.ts';
import { suggestTopics } from '../../src/search/clauses/suggest-topics.ts';
import { readAttribute, saysOf, saysPlainly } from '../../src/search/reading/attributes.ts';
import { readCounted, readElsewhere, saysHowMany } from '../../src/search/reading/beyond.ts';
import { normalise } from '../../src/search/reading/normalise.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

function clause(number: string, text: string, more: Partial<Clause> = {}): Clause {
  const blocks: readonly ClauseBlock[] = [{ kind: 'paragraph', text }];
  return {
    reference: `a/b#${number}`,
    number,
    label: `paragraph ${number}`,
    headings: ['Moorings'],
    status: 'adopted',
    blocks,
    text,
    digest: '',
    related: [],
    ...more,
  };
}

describe('who owes what, read from the words of a clause', () => {
  it.each([
    ['Officers should ensure that councillors have been told.', 'officer'],
    ['Members must not ask officers to change a report.', 'councillor'],
    ['Councillors can expect from officers a prompt response.', 'officer'],
    ['Members are entitled to be briefed by the head of service.', 'officer'],
    ['Where an enquiry is urgent, officers will reply within a day.', 'officer'],
    ['Staff are expected to be polite.', 'officer'],
  ])('"%s" is owed by the %s', (text, by) => {
    expect(readDuty(clause('1', text))?.by).toBe(by);
  });

  it.each(['The budget is decided by full council.', 'Councillors and officers must treat one another with respect.'])(
    '"%s" obliges no one side',
    (text) => {
      expect(readDuty(clause('1', text))).toBeUndefined();
    },
  );

  it('knows the side that a single sentence is about', () => {
    expect(subjectOf('An officer may speak as a resident.')).toBe('officer');
    expect(subjectOf('It is a fine day.')).toBeUndefined();
  });
});

describe('which clause limits which', () => {
  const right = clause('1', 'Skippers are entitled to inspect the berths register.');
  const however = clause('2', 'However, the treasurer may refuse.');
  const bound = clause('3', 'The berths register must not be disclosed other than to skippers.');
  const other = clause('4', 'Flags shall not be flown at night.');

  it('is found by words: what opens with "However"; what takes back on the same matter is suggested', () => {
    expect(findLimits([right, however, bound, other]).get('a/b#1')).toEqual(['a/b#2']);
    expect(suggestLimits([right, however, bound, other]).get('a/b#1')).toEqual(['a/b#2', 'a/b#3']);
  });

  it('is not looked for under another heading, nor for a clause that permits nothing', () => {
    expect(suggestLimits([right, { ...bound, headings: ['Flags'] }]).get('a/b#1')).toEqual([]);
    expect(suggestLimits([other, bound]).get('a/b#4')).toEqual([]);
  });

  it('is what the document says where a person has confirmed it', () => {
    expect(findLimits([{ ...right, limitedBy: ['a/b#4'] }, however, other]).get('a/b#1')).toEqual(['a/b#4']);
  });

  it('is shown unconfirmed only where the words leave no doubt: rooms are not limited by what stands near them', () => {
    const rooms = clause(
      '5',
      'Members may book rooms free of charge for surgeries with residents, subject to the needs of others.',
    );
    const help = clause(
      '6',
      'Members may ask for help in confidence with rooms or surgeries, and residents must not be told of it.',
    );
    expect(suggestLimits([rooms, help]).get('a/b#5')).toEqual(['a/b#6']);
    expect(findLimits([rooms, help]).get('a/b#5')).toEqual([]);
    const named = clause('7', 'Paragraph 5 does not apply before an election.');
    expect(findLimits([rooms, help, named]).get('a/b#5')).toEqual(['a/b#7']);
  });

  it('is shown with what it is an exception to, where it cannot be read without it', () => {
    expect(findLimits([right, however]).get('a/b#2')).toEqual(['a/b#1']);
    expect(findLimits([right, other]).get('a/b#4')).toEqual([]);
    const none = clause('2', 'There is no such right where the skipper owes a fee.');
    const limits = findLimits([right, none]);
    expect([limits.get('a/b#1'), limits.get('a/b#2')]).toEqual([['a/b#2'], ['a/b#1']]);
  });

  it('is found where a rule is named by its number alone, and not in what holds for the whole document', () => {
    const named = clause('2', 'The rule in 1 does not prevent a search by the police.');
    expect(findLimits([right, named]).get('a/b#1')).toEqual(['a/b#2']);
    const whole = clause('2', 'Nothing in this Protocol prevents anybody from going to the police.');
    expect(findLimits([right, whole]).get('a/b#1')).toEqual([]);
    const section = clause('2', 'Section 1 of the Harbours Act is subject to review.');
    expect(findLimits([right, section]).get('a/b#1')).toEqual([]);
  });

  it('is suggested in the documents as they are', async () => {
    const { documents } = await realKnowledge('derby');
    const [protocol] = documents;
    const bare = protocol?.clauses.map(({ limitedBy: _, ...rest }) => rest) ?? [];
    const limits = suggestLimits(bare);
    for (const [permitted, limit] of [
      ['31', '32'],
      ['36', '38'],
      ['34', '35'],
      ['44', '45'],
    ] as const)
      expect(limits.get(`derby/working-together#${permitted}`), permitted).toContain(`derby/working-together#${limit}`);
  });
});

describe('filler', () => {
  it('is what only says where to ask or when there is a review', () => {
    expect(isFiller({ text: 'Further advice on this protocol is available from the harbour master.' })).toBe(true);
    expect(isFiller({ text: 'None directly arising' })).toBe(true);
    expect(isFiller({ text: 'Boats must leave before sunset.' })).toBe(false);
  });
});

describe('what a question asks for beyond its subject', () => {
  it.each([
    ['how often is the protocol reviewed', 'how-often'],
    ['can I appeal the decision', 'appeal'],
    ['how many working days do they have', 'how-long'],
    ['does it have to be in writing', 'format'],
    ['is there a deputy who can decide', 'deputy'],
    ['what does it cost', 'cost'],
    ['who can I ask if they refuse', 'appeal'],
    ['who settles it if they refuse', undefined],
    ['what happens if they break it', 'sanction'],
    ['how long is the weekly meeting', 'how-long'],
    ['how often is the weekly meeting', 'how-often'],
    ['which days is the office open', 'when'],
    ['what time do boats leave', 'when'],
    ['how much does a mooring cost me', 'price'],
    ['what is the fee for a mooring', 'price'],
    ['which model of lamp will I get', 'make'],
    ['days between reports', 'how-often'],
    ['is it weekly or monthly', 'how-often'],
    ['it was in the weekly list, is that enough', undefined],
    ['who is in charge of moorings', undefined],
    ['could I face a formal charge', undefined],
    ['do they charge for a mooring', 'cost'],
    ['do I get expenses for the crossing', 'cost'],
    ['I missed the deadline, does that matter', undefined],
    ['what is the deadline', 'how-long'],
    ['when is the cut off for a mooring', 'when'],
    ['where did that wording come from', undefined],
    ['is there set wording', 'format'],
    ['do we leave right away', undefined],
    ['who decides when she is away', 'deputy'],
    ['is there an exception for pilots', 'exception'],
    ['and if the harbour master is the one I complain of', 'instead'],
    ['who sits on the harbour board', 'holder'],
    ['who is the harbour master at present', 'holder'],
    ['who decides now that it is closed', undefined],
  ])('"%s": %s', (text, attribute) => {
    expect(readAttribute(normalise(text))).toBe(attribute);
  });

  it('is nothing for a plain question', () => {
    expect(readAttribute(normalise('may I attend a group meeting'))).toBeUndefined();
  });

  it('is never said to be lacking where the clause has any word of it', () => {
    expect(saysOf('how-long', normalise('An answer is sent within two working days.'))).toBe(true);
    expect(saysOf('how-long', normalise('An answer is sent by the treasurer.'))).toBe(false);
    expect(saysOf('appeal', normalise('In cases of dispute the Monitoring Officer will determine it.'))).toBe(true);
  });

  it.each([
    ['how-long', 'They meet for two hours.', 'They meet every six weeks.'],
    ['how-often', 'A report is sent every week.', 'A report is sent within five days.'],
    ['when', 'The desk is open on weekdays until 5 pm.', 'Desks are shared and booked before use.'],
    ['make', 'Lamps of two models are lent.', 'A lamp is lent to every skipper.'],
    ['price', 'A copy is free.', 'Copies are made at the cost of the council.'],
    ['appeal', 'Whoever disagrees may ask for a review.', 'In disputes the harbour master determines who may moor.'],
  ] as const)('is plainly said (%s) by "%s", and not by "%s"', (attribute, plain, vague) => {
    expect(saysPlainly(attribute, normalise(plain))).toBe(true);
    expect(saysPlainly(attribute, normalise(vague))).toBe(false);
  });

  it('counts what is asked how many of, and no people', () => {
    expect(readCounted(normalise('how many reminders may I send'))).toBe('reminders');
    expect(readCounted(normalise('how many laptops and phones is a member entitled to'))).toBe('laptops');
    for (const text of ['how many of us sign', 'how many councillors sign', 'how many a year', 'how long'])
      expect(readCounted(normalise(text)), text).toBeUndefined();
  });

  it('is how many only where a number or a limit stands by what is counted', () => {
    const says = (text: string) => saysHowMany('reminders', normalise(text));
    expect(says('A skipper may send two reminders a week.')).toBe(true);
    expect(says('There is no limit to reminders.')).toBe(true);
    expect(says('Ten days must pass, and the harbour master be told, before sending a reminder.')).toBe(false);
    // Another word for it may stand there, with a number or a limit.
    expect(says('Two letters are allowed.')).toBe(true);
    expect(says('Letters are allowed to all skippers.')).toBe(false);
  });

  it('tells what another document is asked about', () => {
    expect(readElsewhere(normalise('what does the mooring policy say about anchors'))).toEqual(['anchors']);
    expect(readElsewhere(normalise('what does the protocol say about anchors'))).toEqual([]);
    expect(readElsewhere(normalise('what does the member officer protocol say about anchors'))).toEqual([]);
  });

  it('is never claimed to be lacking where words cannot tell', () => {
    for (const attribute of ['instead', 'holder'] as const) {
      expect(saysOf(attribute, normalise('Boats must leave before sunset.'))).toBe(true);
      expect(saysPlainly(attribute, normalise('Boats must leave before sunset.'))).toBe(false);
    }
  });
});

describe('topics for the clauses of a new document', () => {
  it('are suggested with the words that tell, and none for what is of nothing in the library', async () => {
    const knowledge = await realKnowledge('derby');
    const suggested = suggestTopics(
      [
        {
          reference: 'x#1',
          headings: ['Party groups'],
          text: 'Officers may be invited to a party group meeting to give factual advice.',
        },
        { reference: 'x#2', headings: ['Harbour'], text: 'Boats shall leave the quay before sunset.' },
      ],
      knowledge,
    );
    expect(suggested.get('x#1')?.[0]?.topic).toBe('officers-at-group-meetings');
    expect(suggested.get('x#1')?.[0]?.reason).toMatch(/^Both speak of ".+" and ".+"\.$/);
    expect(suggested.get('x#2')).toEqual([]);
  });
});
