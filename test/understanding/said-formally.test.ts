import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('an absence in long words', () => {
  it.each([
    [
      'I shall be in Whitby from the tenth until the thirteenth of January and shall not be reading e-mails',
      'from the 10th until the 13th of January',
    ],
    ['From the third of January until the ninth I shall be abroad', 'From the 3rd of January until the 9th'],
    [
      'Please note that I shall be unreachable between the sixteenth and the nineteenth',
      'between the 16th and the 19th',
    ],
    ['Between Monday and Wednesday I expect to be in Brussels', 'Between Monday and Wednesday'],
    ['I am having an operation on the eighteenth and cannot deal with messages', 'on the 18th'],
    ['I shall not be at my desk on Thursday or Friday', 'on Thursday and Friday'],
  ])('is the speaker’s, for the days that were named: %s', (said, days) => {
    expect(commandOf('khan', said)).toEqual({ kind: 'absence', words: { who: '', days, cover: '' } });
  });

  it.each([
    'I shall be in the office from the fourteenth to the eighteenth of December',
    'I shall be at the Guildhall from Monday to Wednesday for the count',
    'I will be in Mill Lane from Monday to Wednesday',
    'I cannot answer the e-mail from Mrs Thorpe until Friday',
    'I shall not be answering letters',
    'Shall I be away from Monday until Thursday?',
  ])('is none where somebody works there, means one letter or names no day: %s', (said) => {
    expect(commandOf('khan', said)?.kind).not.toBe('absence');
  });
});

describe('what everybody of a side is to be told', () => {
  it.each([
    ['Let every councillor know that the lift is out.', 'councillors', 'the lift is out.'],
    ['Would you remind all councillors that claims are due by the 18th?', 'councillors', 'claims are due by the 18th'],
    ['Warn every member of staff that the heating is off on Monday', 'officers', 'the heating is off on Monday'],
    ['I should like all members to know that the lift is out', 'councillors', 'the lift is out'],
    ['Please see to it that all officers are told that the lift is out', 'officers', 'the lift is out'],
    ['Could all members be told that the lift is out?', 'councillors', 'the lift is out'],
    ['All members and officers are to be informed that the lift is out', 'everyone', 'the lift is out'],
    ['tell members that all lifts are out', 'councillors', 'all lifts are out'],
  ])('is announced, without the words that order it: %s', (said, to, text) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'announce', to, text });
  });

  it.each(['Could all members be told who complained?', 'Should all members be told that somebody complained?'])(
    'is a question to the documents where it is asked whether they are: %s',
    (said) => {
      expect(meant('sam', said).kind).toBe('documents');
    },
  );
});

describe('a fault that somebody spoke of at a meeting', () => {
  it.each([
    'There is a manhole cover gone on Priory Street, I told them so at the meeting',
    'Next one. There is a manhole cover gone on Priory Street',
    "At last night's meeting a lady told me there are rats behind the shops on Elm Road",
    'Cllr Khan. Streetlamp out, Cedar Row, opp no 14',
    'I raised it at the scrutiny committee: bins overflowing on Mill Lane',
  ])('is an enquiry, read back: %s', (said) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'log', sure: false });
  });

  it.each([
    'At the meeting the chair would not let me speak',
    'In the meeting I was shouted at by an officer',
    'the meeting on Station Road was cancelled',
  ])('leaves what happened at the meeting to the documents: %s', (said) => {
    expect(meant('sam', said).kind).toBe('documents');
  });

  it('is no number of a list: what comes next is read by itself', () => {
    expect(commandOf('khan', "Next thing. what's overdue")).toMatchObject({ kind: 'list', which: 'overdue' });
  });
});

describe('lists and figures in long words', () => {
  it.each([
    'I should be glad of a statement of all the matters I have in hand',
    'Kindly furnish me with a list of such enquiries as stand in my name',
    'Pray set before me the matters which await an answer',
    'Might I have sight of everything under my name?',
    'hello clause wise could you tell me how everything of mine is getting on question mark',
  ])('are my casework: %s', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'list', which: 'mine' });
  });

  it('are of what was concluded, as often as it is asked', () => {
    for (let time = 0; time < 2; time += 1)
      expect(commandOf('khan', 'I should be glad of a list of the matters I raised that are settled')).toMatchObject({
        which: 'closed',
      });
  });

  it.each([
    'What enquiries remain without an owner across the council?',
    'Which enquiries have yet to be allotted to an officer?',
    'anything unallotted at present',
  ])('are those that nobody has: %s', (said) => {
    expect(commandOf('sam', said)).toMatchObject({ kind: 'list', which: 'unassigned', of: { words: '' } });
  });

  it.each([
    'what is the proportion we answered inside the standard',
    'And performance, what share of enquiries do we close in time?',
    'what fraction of our cases are closed by the deadline',
  ])('are figures: %s', (said) => {
    expect(commandOf('sam', said)?.kind).toBe('statistics');
  });

  it.each([
    'I should be grateful for a copy of the protocol',
    'May I have a list of gifts that councillors received?',
    'which officers are not assigned to a political group',
    'what proportion of councillors must vote for it to be carried on time',
  ])('are none where the documents are asked: %s', (said) => {
    expect(meant('khan', said).kind).toBe('documents');
  });
});
