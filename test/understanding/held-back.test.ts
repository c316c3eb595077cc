import { describe, expect, it } from 'vitest';
import { meant } from './town.ts';

const ref = 'CW-2026-0003';

/** Something to be done, and the words that somebody is to read with it. */
const acts: readonly (readonly [who: string, order: string, told?: string])[] = [
  ['tom', `resolve ${ref}`, ': kerb laid'],
  ['tom', `acknowledge ${ref}`],
  ['tom', `pause ${ref}`, ': frost'],
  ['tom', `resume ${ref}`],
  ['tom', `reassign ${ref} to Priya Shah`],
  ['tom', `make ${ref} complex`],
  ['tom', `update ${ref}`, ': stones ordered'],
  ['lowe', `withdraw ${ref}`],
  ['lowe', `chase ${ref}`],
  ['lowe', `reopen ${ref}`],
  ['lowe', `share ${ref} with Amina Khan`],
  ['sam', 'announce to all councillors', ': the lift is out'],
];
const turns: readonly (readonly [why: string, turn: (order: string) => string])[] = [
  ['negated', (order) => `don't ${order}`],
  ['negated', (order) => `there is no need to ${order}`],
  ['condition', (order) => `${order} if the survey is back`],
  ['condition', (order) => `once Grace has been out, ${order}`],
  ['condition', (order) => `${order} unless Grace objects`],
  ['unsure', (order) => `I might ${order}`],
  ['question', (order) => `should we ${order}`],
  ['later', (order) => `tomorrow ${order}`],
  ['later', (order) => `${order} on Friday`],
];

describe('what is not to be done now, as it is', () => {
  it.each(
    turns.flatMap(([why, turn]) => acts.map(([who, order, told = '']) => [who, `${turn(order)}${told}`, why] as const)),
  )('is neither done nor drafted when %s says "%s"', (who, said, why) => {
    const understood = meant(who, said);
    if (understood.kind === 'command') expect(understood.command.kind).toBe('show');
    else if (why === 'question') expect(['held', 'documents', 'unclear']).toContain(understood.kind);
    else expect(understood).toMatchObject({ kind: 'held', why });
  });

  it.each([
    ['lowe', `has anyone chased ${ref}`],
    ['lowe', `CW-2026-0003 doesn't need chasing`],
    ['tom', `resolve all my enquiries except ${ref}`],
    ['tom', `acknowledge everything unassigned apart from ${ref}`],
    ['lowe', `I'd withdraw ${ref} but the school hasn't answered`],
    ['lowe', `${ref} is not fixed yet I think, will check tonight`],
    ['lowe', `withdraw the kerb one if Tom agrees`],
    ['tom', `update ${ref} but don't send it yet: stones ordered`],
    ['tom', `acknowledge ${ref} once Tom has been out`],
    ['tom', `make ${ref} complex if the timber is not there by Friday`],
    ['sam', 'announce to all councillors at 5pm tomorrow: the lift is out'],
    ['sam', 'tomorrow I will announce to all councillors that the lift is fixed'],
    ['sam', 'announce to all councillors when the lift is fixed: it works'],
    ['sam', 'no closure day 29 December'],
    ['sam', 'closure day 24 December if the chief executive agrees'],
    ['priya', 'I might be away 24 to 31 December'],
    ['priya', 'I am away 24 to 31 December if the trip goes ahead'],
    ['lowe', 'no need to log an enquiry about the bins in Mill Lane'],
  ])('is held back when %s says "%s"', (who, said) => {
    expect(meant(who, said).kind).toBe('held');
  });

  it.each([
    ['tom', `resolve ${ref} when Balfour confirm`, 'when Balfour confirm', `can you resolve ${ref}`],
    ['tom', `if Tom agrees, reassign ${ref} to Priya Shah`, 'if Tom agrees', `can you reassign ${ref} to Priya Shah`],
    ['tom', `update ${ref} tomorrow: stones ordered`, 'tomorrow', `can you update ${ref}: stones ordered`],
    ['lowe', `chase ${ref} tomorrow`, 'tomorrow', `remind me about ${ref} tomorrow`],
    ['sam', 'announce to all councillors if Grace agrees: out', 'if Grace agrees', 'announce to all councillors: out'],
    ['sam', 'no closure day 29 December', 'no', 'remove closure day 29 December'],
  ])('names the words of "%s: %s", and offers it without them', (who, said, words, typed) => {
    const understood = meant(who, said);
    expect(understood).toMatchObject({ kind: 'held', words });
    expect(understood.kind === 'held' && understood.offers.map((offer) => offer.typed)).toContain(typed);
    for (const offer of understood.kind === 'held' ? understood.offers : []) {
      const again = meant(who, offer.typed);
      expect(again.kind === 'command' && again.command.kind === 'act' && again.command.sure).toBe(false);
    }
  });
});

describe('what says such words and is to be done all the same', () => {
  it.each([
    ['tom', `update ${ref}: if it rains the crew will not come`, 'act'],
    ['tom', `update ${ref}: do not expect them before Friday`, 'act'],
    ['tom', `update ${ref}: they might be there tomorrow, unless it snows`, 'act'],
    ['tom', `note ${ref}: if it rains ring Balfour`, 'act'],
    ['tom', `note ${ref}: don't ring the resident after 8pm`, 'act'],
    ['tom', `resolve ${ref}: fixed, unless it is reported again`, 'act'],
    ['tom', `resolve ${ref}: not a kerb of ours`, 'act'],
    ['tom', `pause ${ref} until the survey is back`, 'act'],
    ['tom', `pause ${ref} until Friday: if it freezes they stay away`, 'act'],
    ['tom', `pause ${ref} until Friday, not a day longer`, 'act'],
    ['tom', `pause ${ref} because they cannot come unless it is dry`, 'act'],
    ['tom', `acknowledge ${ref}, I have it, next update tomorrow`, 'act'],
    ['tom', `acknowledge ${ref} please, if possible`, 'act'],
    ['tom', `resume ${ref} but do not close it`, 'act'],
    ['tom', `extend ${ref} to 18 December because it will not be dry before`, 'act'],
    ['tom', `extend ${ref} to 18 December if Cllr Lowe agrees`, 'act'],
    ['tom', `reassign ${ref} to Priya Shah because I might be away`, 'act'],
    ['tom', `reassign ${ref} to Priya Shah: she is back on Friday`, 'act'],
    ['tom', `could you resolve ${ref}: kerb laid`, 'act'],
    ['tom', `close ${ref} once and for all: kerb laid`, 'act'],
    ['tom', `${ref} is standard after all`, 'act'],
    ['lowe', `${ref} is not fixed`, 'act'],
    ['lowe', `${ref} is still not fixed, it was due on Friday`, 'act'],
    ['lowe', `chase ${ref}, it was due on Friday`, 'act'],
    ['lowe', `can you chase ${ref}`, 'act'],
    ['lowe', `chase ${ref}: has anyone been out?`, 'act'],
    ['lowe', `withdraw ${ref}: the school does not want it any more`, 'act'],
    ['lowe', `reopen ${ref}: it came back after a week`, 'act'],
    ['lowe', `I do not agree to ${ref}`, 'act'],
    ['lowe', `add to ${ref}: if they ring, use the side door`, 'act'],
    ['lowe', `unshare ${ref} with Amina Khan, she no longer needs it`, 'act'],
    ['sam', 'announce to all councillors: do not park in the yard', 'announce'],
    ['sam', 'announce to all officers: if it snows, work from home tomorrow', 'announce'],
    ['sam', 'tell all councillors that the lift might be out until Friday', 'announce'],
    ['sam', 'closure day 29 December 2026: no heating, unless repaired', 'close-day'],
    ['priya', 'I am away until Friday, Tom Reid covers', 'absence'],
    ['priya', 'I am away 24 to 31 December', 'absence'],
    ['lowe', 'log an enquiry: the drain in Mill Lane floods when it rains', 'log'],
    ['lowe', 'log an enquiry: nobody has emptied the bins in Mill Lane', 'log'],
    ['lowe', 'log an enquiry: the lamp in Mill Lane might fall if it is windy', 'log'],
    ['lowe', `remind me about ${ref} on Friday`, 'snooze'],
  ])('is read when %s says "%s"', (who, said, kind) => {
    const understood = meant(who, said);
    expect(understood).toMatchObject({ kind: 'command', command: { kind } });
  });
});

describe('words for fewer than would read them', () => {
  it.each([
    [`update ${ref}: internal only - the resident is a nuisance`, 'the resident is a nuisance'],
    [`update ${ref}: for officers only, legal is looking at it`, 'legal is looking at it'],
    [`update ${ref}: don't tell the councillor, the contractor is bust`, 'the contractor is bust'],
    [`update ${ref}: confidential: a claim was made`, 'a claim was made'],
    [`update ${ref} for officers only: a claim was made`, 'a claim was made'],
    [`resolve ${ref}: internal note - not worth it`, 'not worth it'],
    [`update ${ref}: a claim was made, internal only`, 'a claim was made'],
    [`update ${ref}: a claim was made (not for the member)`, 'a claim was made'],
    [`update ${ref}: a claim was made. Please keep this between ourselves.`, 'a claim was made'],
    [`update ${ref}: a claim was made - do not share with councillors`, 'a claim was made'],
    [`pause ${ref}: waiting for legal, for officers only`, 'waiting for legal'],
  ])('are offered as a note and sent to nobody: "%s"', (said, text) => {
    expect(meant('tom', said)).toMatchObject({
      kind: 'held',
      why: 'internal',
      offers: [{ typed: `note ${ref}: ${text}` }],
    });
  });

  it.each([
    'announce to Cllr David Lowe only: your bench is fixed',
    'announce to Cllr Lowe: your bench is fixed',
    'announce to all councillors in Riverside ward: the bench is fixed',
    'announce to all officers in Streets: the bench is fixed',
  ])('are announced to nobody: "%s"', (said) => {
    expect(meant('sam', said)).toMatchObject({ kind: 'held', why: 'fewer' });
  });

  it.each([
    ['tom', `update ${ref}: the internal wall is built`, 'act'],
    ['tom', `update ${ref}: private land, so the owner was asked`, 'act'],
    ['tom', `update ${ref}: the tree officer will draft a plan and keep it between the two posts`, 'act'],
    ['tom', `update ${ref}: we asked the shop for officers only signs`, 'act'],
    ['tom', `note ${ref}: internal only, he is a nuisance`, 'act'],
    ['sam', 'announce to officers only: close your cases', 'announce'],
    ['sam', 'announce to all councillors: Cllr David Lowe is the new chair', 'announce'],
    ['sam', 'announcement for officers only: please update all open cases before the 23rd', 'announce'],
  ])('are not what %s says with "%s"', (who, said, kind) => {
    expect(meant(who, said)).toMatchObject({ kind: 'command', command: { kind } });
  });
});

describe('words that are not to go yet', () => {
  it.each([
    [`update ${ref}: lamp ordered, but don't send this yet`, "but don't send this yet"],
    [`update ${ref}: lamp ordered. Send it on Monday`, 'Send it on Monday'],
    [`update ${ref}: lamp ordered (draft)`, 'draft'],
    [`resolve ${ref}: lamp replaced, run this past Grace first`, 'run this past Grace first'],
  ])('go to nobody: "%s"', (said, words) => {
    expect(meant('tom', said)).toMatchObject({ kind: 'held', why: 'unsent', words });
  });

  it.each([
    `update ${ref}: the crew said do not send anybody before Friday`,
    `update ${ref}: we will post it on Monday`,
    `update ${ref}: the draft is with the printer`,
  ])('are not what is told in them: "%s"', (said) => {
    expect(meant('tom', said)).toMatchObject({ kind: 'command', command: { sure: true } });
  });

  it.each(['lamp replaced. Actually wait', 'was it replaced', 'half of it is done', "the crew couldn't find it"])(
    'a result that is none is read back first: "%s"',
    (said) => {
      expect(meant('tom', `resolve ${ref}: ${said}`)).toMatchObject({ kind: 'command', command: { sure: false } });
    },
  );
});

describe('what held something back', () => {
  it.each([
    ['sam', "don't announce to all councillors: the lift is out", "don't announce to all councillors"],
    ['sam', 'please do not announce to everyone that the lift is out', 'do not announce to everyone'],
    ['tom', `please don't close ${ref} just yet, Grace is away`, `don't close ${ref} just yet, Grace is away`],
    ['tom', `do not resolve ${ref} and CW-2026-0004 yet`, `do not resolve ${ref} and CW-2026-0004 yet`],
    ['lowe', `don't chase ${ref} again today`, `don't chase ${ref} again today`],
    ['tom', `there is no need to acknowledge ${ref} at all`, `there is no need to acknowledge ${ref} at all`],
  ])('is quoted by the whole clause, when %s says "%s"', (who, said, words) => {
    expect(meant(who, said)).toMatchObject({ kind: 'held', why: 'negated', words });
  });
});
