import { describe, expect, it } from 'vitest';
import { findPromises, understoodInWords } from '../../src/documents/index.ts';
import { promisesOf } from '../../src/documents/standard.ts';
import { toCouncilDocument } from '../../src/importing/index.ts';
import { type Clause, type CouncilDocument, openKnowledge } from '../../src/knowledge/index.ts';
import { foundInText, promisesModel } from '../../src/reviewing/promises-page.ts';
import { fromText } from '../importing/sketch.ts';
import { smallFolder } from '../knowledge/knowledge-folder.ts';
import { jones, openDesk, smith } from './northmere-desk.ts';

const facts = { council: 'n', councilName: 'N', slug: 's', title: 'S', source: '' };
const clausesOf = (...texts: readonly string[]) =>
  toCouncilDocument(fromText(texts.map((each, at) => `${at + 1}. ${each}`).join('\n\n')), facts).clauses;
const understood = (...texts: readonly string[]) => understoodInWords(findPromises(clausesOf(...texts)));

describe('what a paragraph promises about enquiries', () => {
  it.each([
    [
      'Standard casework enquiries from councillors will be acknowledged by officers within two working days and resolved within five working days.',
      'acknowledge 2, reply 5 working days',
    ],
    [
      'Officers will acknowledge a member’s enquiry within 1 working day and send a full reply within ten (10) working days.',
      'acknowledge 1, reply 10 working days',
    ],
    ['Within 3 working days of receipt, correspondence from members is acknowledged.', 'acknowledge 3 working days'],
    [
      'An enquiry of a member is answered within ten working days; until then officers reply with an update every five working days.',
      'reply 10 working days',
    ],
    ['Urgent requests from councillors are answered the same day.', 'urgent the same day'],
    ['Complex enquiries will receive a response within twenty working days.', 'complex 20 working days'],
    ['Every e-mail from a councillor is responded to within twenty-eight days.', 'reply 28 working days'],
    ['Members’ telephone calls are answered by the next working day.', 'reply 1 working day'],
    [
      'A member who enquires has an initial response within 2 working days and a full reply within 12.',
      'acknowledge 2 working days',
    ],
    [
      'A holding reply to an enquiry is sent in two working days; the full reply follows in ten working days.',
      'acknowledge 2, reply 10 working days',
    ],
    ['Members give officers at least 3 working days to answer an enquiry.', 'no days for answering enquiries'],
    ['The agenda is published five clear days before a meeting.', 'no days for answering enquiries'],
    ['Members give two working days’ notice of a question.', 'no days for answering enquiries'],
  ])('%j is %j', (text, words) => expect(understood(text)).toBe(words));

  it('is shown before what other sentences with days are about', () => {
    const clauses = clausesOf(
      'The agenda is published five clear days before a meeting.',
      'Officers reply to enquiries of members within ten working days.',
      'Members give two working days’ notice of a question.',
    );
    expect(foundInText(clauses).found.map(({ label }) => label)).toEqual(['Paragraph 2', 'Paragraph 1', 'Paragraph 3']);
  });

  it('is put together over paragraphs, with who it is for', () => {
    expect(
      understood(
        'Officers acknowledge enquiries of members within one working day and reply within 10 working days.',
        'Urgent enquiries are answered the same day.',
        'Complex enquiries are answered within 20 working days.',
      ),
    ).toBe('acknowledge 1, reply 10, urgent the same day, complex 20 working days');
  });

  it.each([
    ['All urgent enquiries', 'urgent'],
    ['Every complex case', 'complex'],
    ['All other enquiries', undefined],
    ['Non-urgent', undefined],
    ['Standard (not urgent)', undefined],
    ['All services', undefined],
    ['All housing enquiries', { service: 'Housing' }],
    ['Highways (potholes)', { service: 'Highways' }],
    ['Letters', { service: 'Letters' }],
  ])('the row %j of a table of response times is for %j', (name, isFor) => {
    const row = (...cells: readonly string[]) => ({ kind: 'paragraph', text: cells.join(' | '), cells }) as const;
    const [clause] = clausesOf('Enquiries are answered within these times.') as [Clause];
    const table = [row('Kind of enquiry', 'Answered within'), row(name, '5 working days')];
    const found = findPromises([{ ...clause, blocks: table }]);
    expect(found.map(({ clock, days, for: whom }) => [clock, days, whom])).toEqual([['resolve', 5, isFor]]);
  });

  it('is not urgent where a sentence says that it is not', () => {
    expect(
      understood('Non-urgent enquiries are answered within 10 working days, urgent enquiries within 2 working days.'),
    ).toBe('reply 10, urgent 2 working days');
  });

  it('says where days are not said to be working days', () => {
    const [found] = findPromises(clausesOf('Officers reply to councillors within ten days.'));
    expect(found).toMatchObject({ days: 10, doubt: 'The text does not say whether these are working days.' });
  });
});

it('of several documents says which one promises it', () => {
  const document = { clauses: clausesOf('Officers reply to enquiries of members within ten days.'), status: 'adopted' };
  const named = (shortTitle: string) => ({ ...document, shortTitle }) as unknown as CouncilDocument;
  const labels = (...documents: readonly CouncilDocument[]) =>
    promisesOf(documents, { kind: 'none', clause: 'n/s' }).found.map(({ label }) => label);
  expect(labels(named('Protocol'))).toEqual(['paragraph 1']);
  expect(labels(named('Protocol'), named('Code'))).toEqual(['Protocol, paragraph 1', 'Code, paragraph 1']);
});

describe('the days by which dates are counted', () => {
  const text = `Protocol

1. Officers acknowledge enquiries of members within one working day and reply within 10 working days.

2. Urgent enquiries are answered the same day.`;
  const [first, second] = ['northmere/protocol#1', 'northmere/protocol#2'] as const;

  async function open() {
    const desk = openDesk();
    const knowledge = await openKnowledge(await smallFolder(), {
      brought: { documents: desk.store, today: () => desk.day.today },
    });
    const standard = async () => {
      await knowledge.refresh();
      const council = await knowledge.council('northmere');
      return council.kind === 'loaded' ? council.knowledge.council.responseStandard : undefined;
    };
    return { ...desk, standard };
  }

  it('are nobody’s guess: until somebody confirms them there are none', async () => {
    const { desk, bring, standard } = await open();
    await bring(text);
    expect(await standard()).toEqual({ kind: 'none', clause: 'northmere/protocol' });
    const promises = await desk.promises('northmere');
    expect(promises).toMatchObject({
      standing: 'unconfirmed',
      understood: 'acknowledge 1, reply 10, urgent the same day',
      suggested: {
        clause: first,
        figures: { acknowledgeWithin: 1, resolveWithin: 10 },
        others: [{ for: 'urgent', resolveWithin: 0, clause: second }],
      },
    });
    if (promises?.suggested === undefined) throw new Error('nothing suggested');
    expect(await desk.confirmStandard('northmere', promises.suggested, jones)).toMatchObject({ kind: 'confirmed' });
    expect(await standard()).toEqual({
      kind: 'promised',
      clause: first,
      acknowledgeWithin: 1,
      resolveWithin: 10,
      others: [{ for: 'urgent', resolveWithin: 0, clause: second }],
    });
  });

  it('are said to be those of the paragraph that was confirmed, and other days beside it to be confirmed by nobody', async () => {
    const { desk, bring } = await open();
    await bring(text);
    const suggested = (await desk.promises('northmere'))?.suggested;
    if (suggested === undefined) throw new Error('nothing suggested');
    await desk.confirmStandard('northmere', suggested, jones);
    const alone = await desk.promises('northmere');
    expect(alone).toMatchObject({ standing: 'confirmed', countedBy: 'Protocol, paragraph 1' });
    expect(alone?.elsewhere).toBeUndefined();
    await bring('Contact Code\n\n1. Officers reply to an enquiry of a member within 10 working days.');
    expect((await desk.promises('northmere'))?.elsewhere).toBeUndefined();
    await bring('Enquiry Code\n\n1. The letter of any councillor is acknowledged in 3 working days by its recipient.');
    const beside = await desk.promises('northmere');
    expect(beside?.elsewhere).toContain('nobody has confirmed them');
    expect(beside?.elsewhere).toContain('Enquiry Code: acknowledge 3 working days.');
    expect(beside && promisesModel(beside)).toMatchObject({
      standing: expect.stringMatching(/^The days of Protocol, paragraph 1 are confirmed.*Enquiry Code: acknowledge 3/),
      isSettled: false,
    });
  });

  it('cannot be others than those of the paragraph', async () => {
    const { desk, bring } = await open();
    await bring(text);
    const save = (figures: object, others: object[] = []) =>
      desk.confirmStandard('northmere', { clause: first, figures, others } as never, smith);
    expect(await save({ resolveWithin: 3 })).toEqual({
      kind: 'refused',
      why: 'Paragraph 1 says "one working day", "10 working days", so 3 working days cannot be its promise.',
    });
    expect(await save({ resolveWithin: 10 }, [{ for: 'urgent', resolveWithin: 1, clause: second }])).toMatchObject({
      kind: 'refused',
    });
    expect(await save({})).toMatchObject({ kind: 'refused' });
    expect(
      await desk.confirmStandard('northmere', { clause: first, figures: {}, says: 'Officers acknowledge' }, smith),
    ).toMatchObject({ kind: 'refused', why: expect.stringContaining('names a time') });
  });

  it('go on as before when the paragraph changes, and say so until the new ones are confirmed', async () => {
    const { desk, bring, standard } = await open();
    await bring(text);
    await desk.confirmStandard('northmere', { clause: first, figures: { resolveWithin: 10 } }, smith);
    await bring(text.replace('1. Officers', '1. Everybody is civil.\n\n2. Officers').replace('2. Urgent', '3. Urgent'));
    expect(await standard()).toMatchObject({ clause: second, resolveWithin: 10 });
    expect(await standard()).not.toHaveProperty('isOutdated');
    await bring(text.replace('within 10', 'within 15'));
    expect(await standard()).toMatchObject({ clause: first, resolveWithin: 10, isOutdated: true });
    expect(await desk.promises('northmere')).toMatchObject({ standing: 'outdated' });
    await desk.confirmStandard('northmere', { clause: first, figures: { resolveWithin: 15 } }, smith);
    expect(await standard()).toMatchObject({ resolveWithin: 15 });
    expect(await standard()).not.toHaveProperty('isOutdated');
  });
});

describe('a table of response times', () => {
  const row = (...cells: readonly string[]) => ({ kind: 'paragraph' as const, text: cells.join(' | '), cells });
  const blocks = [
    { kind: 'paragraph' as const, text: 'Councillors’ enquiries are answered in these times.' },
    row('Type', 'Acknowledgement', 'Full reply'),
    row('Standard', '1 working day', '10 working days'),
    row('Urgent', 'Same day', '2 working days'),
    row('Complex', '1 working day', '20 working days, with updates every 5 working days'),
    row('Housing repairs', '1 working day', '5 working days'),
  ];
  const clause: Clause = {
    ...{ reference: 'northmere/protocol#4', number: '4', label: 'paragraph 4', headings: [], status: 'adopted' },
    ...{ blocks, text: blocks.map(({ text }) => text).join('\n'), digest: 'd', related: [] },
  };

  it('says by its head what is done, and by its first column for which enquiries', () => {
    const understood = findPromises([clause]).flatMap(({ clock, days, for: isFor }) =>
      clock === undefined ? [] : [[clock, days, isFor]],
    );
    expect(understood).toEqual([
      ['acknowledge', 1, undefined],
      ['resolve', 10, undefined],
      ['acknowledge', 0, 'urgent'],
      ['resolve', 2, 'urgent'],
      ['acknowledge', 1, 'complex'],
      ['resolve', 20, 'complex'],
      ['acknowledge', 1, { service: 'Housing repairs' }],
      ['resolve', 5, { service: 'Housing repairs' }],
    ]);
  });

  it('and all of it is suggested, services with days of their own too', () => {
    const document = { status: 'adopted', clauses: [clause] } as unknown as CouncilDocument;
    expect(promisesOf([document], { kind: 'none', clause: '' } as never).suggested).toEqual({
      clause: clause.reference,
      figures: { acknowledgeWithin: 1, resolveWithin: 10 },
      others: [
        { for: 'urgent', acknowledgeWithin: 0, resolveWithin: 2 },
        { for: 'complex', acknowledgeWithin: 1, resolveWithin: 20 },
        { for: { service: 'Housing repairs' }, acknowledgeWithin: 1, resolveWithin: 5 },
      ],
    });
  });
});
