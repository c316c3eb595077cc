import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/understanding/index.ts';
import { commandOf, meant } from './town.ts';

const shown: Screen = { buttons: [], references: ['CW-2026-0002'] };

describe('talk that ends a conversation', () => {
  it.each([
    "Right, I shall leave you to it, my tea's on the table",
    "I'd better dash, the kids are yelling",
    'Sorry to be a pest, thanks ever so much',
    'ok. sorry. long day. thanks',
    'sweet, lunch time',
    'fank you so much',
    "Bless you. I expect you're tired of my chatter",
  ])('"%s" is talk', (said) => {
    expect(meant('khan', said, shown)).toMatchObject({ kind: 'documents', talk: true });
  });

  it.each([
    "I'm off from Monday, thanks",
    'thanks, now close it',
    'thanks, the bench is done',
    "that's right, it came in at the weekend",
    "cheers, there's a hole in Elm Road",
  ])('"%s" says more than that', (said) => {
    expect(meant('priya', said, shown)).not.toMatchObject({ talk: true });
  });
});

describe('what is asked of all of one’s own', () => {
  it.each([
    'can I see the issues I have brought up so far anywhere',
    "is there a page with all the jobs I'm holding",
    'how are we doing on everything',
    'Ten minutes till my meeting. where have we got to with everything',
    "the boiler's packed in and my inbox is full, so all I really want to know is what I've still got outstanding",
  ])('"%s" lists it', (said) => {
    expect(commandOf('khan', said)).toMatchObject({ kind: 'list', which: 'mine' });
  });

  it('is listed to whoever asks for the one who is signed in here, and for nobody else', () => {
    expect(commandOf('khan', 'Typing this for Cllr Khan as she is driving. What has she got open?')).toMatchObject({
      kind: 'list',
      which: 'mine',
    });
    expect(commandOf('khan', 'Typing this for Cllr Lowe as he is driving. What has he got open?')).not.toMatchObject({
      which: 'mine',
    });
  });

  it.each(['is there somewhere I can see the rules', "where can I see officers' interests"])(
    '"%s" is for the documents',
    (said) => {
      expect(meant('khan', said).kind).toBe('documents');
    },
  );

  it('is that of the team where the team is named, and the oldest of all where all are', () => {
    expect(commandOf('tom', 'what falls due this week across the team')).toMatchObject({
      which: 'team',
      of: { by: 'this week' },
    });
    expect(commandOf('tom', 'what has been open longest across all of us')).toMatchObject({ of: { oldest: true } });
  });
});

describe('how this is used', () => {
  it.each(["They told us we could use this, I haven't a clue where to begin", "I'm new, what do I do with this thing"])(
    '"%s" is told',
    (said) => {
      expect(meant('khan', said)).toMatchObject({ kind: 'how', typed: 'help' });
    },
  );

  it.each([
    'if I log something by accident can I undo it',
    'suppose I close the wrong one, can that be undone',
    'can I correct an enquiry later',
  ])('"%s" is told how', (said) => {
    expect(meant('khan', said)).toMatchObject({ kind: 'how', typed: 'undo' });
  });

  it.each(['what if I break the code by mistake', "I'm new, what training do I have to do"])(
    '"%s" is for the documents',
    (said) => {
      expect(meant('khan', said).kind).toBe('documents');
    },
  );

  it.each(['which enquiries may I look at on here', "am I allowed to see everyone's casework"])(
    '"%s" is told by the rules of visibility',
    (said) => {
      expect(commandOf('khan', said)).toMatchObject({ kind: 'seen-by', what: 'enquiry' });
    },
  );
});

describe('an order in words of its own', () => {
  it.each([
    ["The subject of CW-2026-0003 should be 'Dropped kerb by the chapel'", 'Dropped kerb by the chapel'],
    ["Rename CW-2026-0003 to 'Kerb by the chapel'", 'Kerb by the chapel'],
  ])('"%s" is read back as a title put right', (said, subject) => {
    expect(commandOf('priya', said)).toMatchObject({ verb: 'edit', words: { edits: { subject } }, sure: false });
  });

  it('leaves a note that officers alone shall see, and tells the councillor nothing', () => {
    expect(
      commandOf('priya', 'Let it be recorded, for officers only, that CW-2026-0003 was reported before'),
    ).toMatchObject({ verb: 'note', abouts: [{ named: 'CW-2026-0003' }], sure: false });
  });

  it('gives an enquiry to the one who was named before, and not to whoever is in the reason', () => {
    const said =
      "I've spoken to Tom Reid and would like CW-2026-0003 moved across to him, the reason being that Priya Shah is off";
    expect(commandOf('grace', said)).toMatchObject({ verb: 'reassign', words: { who: 'Tom Reid' }, sure: false });
  });

  it('logs another of the same caller', () => {
    expect(commandOf('tom', 'another, same caller. gully blocked on Park Street outside number 4')).toMatchObject({
      kind: 'log',
      words: { subject: expect.stringContaining('gully blocked') },
    });
  });
});
