import { describe, expect, it } from 'vitest';
import { meant } from './town.ts';

const shown = { buttons: [], references: ['CW-2026-0002'] };

describe('what happened, and then the order to tell somebody of it', () => {
  it.each([
    [
      'Station Road: the gang was turned away. Please update Cllr Khan and say she will hear again by 11 December.',
      'The gang was turned away.',
      '11 December',
    ],
    [
      'On the pothole, materials are here. Kindly let Cllr Khan know, next update 14/12.',
      'Materials are here.',
      '14/12',
    ],
    [
      'Re Station Road - it was filled at 8am. Tell the councillor, and that a new surface follows.',
      'It was filled at 8am. A new surface follows',
      '',
    ],
  ])('is an update of the enquiry that is named first: %s', (said, text, by) => {
    expect(meant('priya', said)).toMatchObject({
      kind: 'command',
      command: { verb: 'update', abouts: [{ named: 'CW-2026-0002' }], words: { text, by }, sure: false },
    });
  });

  it.each([
    'The base has gone as well. She can be told that.',
    'Highways want another survey. Tell her so.',
    'The gang comes on Thursday, please let Cllr Khan have that.',
  ])('is one of the enquiry on the screen where none is named: %s', (said) => {
    expect(meant('priya', said, shown)).toMatchObject({
      command: { verb: 'update', abouts: [{ named: 'CW-2026-0002' }], sure: false },
    });
  });

  it('is information for the officer where a councillor says so, and reaches nobody of their own side', () => {
    const said = 'I went by and the hole has spread. Would you let Priya Shah have that?';
    expect(meant('khan', said, shown)).toMatchObject({
      command: { verb: 'add', words: { text: 'I went by and the hole has spread.' } },
    });
    const other = meant('khan', 'I went by and the hole has spread. Please tell Cllr Lowe so.', shown);
    expect(other.kind === 'command' && other.command.kind === 'act').toBe(false);
  });

  it.each([
    'Highways want another survey. If she asks, tell her so.',
    'Highways want another survey. Do not tell her that.',
    'Can a councillor come on site? Tell her so.',
    'I am off until Friday. Please let Cllr Khan know.',
  ])('is no update where it is conditional, denied, a question or an absence: %s', (said) => {
    const understood = meant('priya', said, shown);
    expect(
      understood.kind === 'command' && understood.command.kind === 'act' && understood.command.verb === 'update',
    ).toBe(false);
  });
});

describe('what is not to be done with the enquiry that is pointed at', () => {
  it.each([
    "don't let anyone shut that one until I have seen it",
    'nobody is to move this while I am off',
    'under no circumstances is that to be handed to Tom Reid',
    "it mustn't be closed without my say",
    'that one stays open, whatever the crew says',
    'best not extend it, whatever she wants',
    "don't close the pothole even if she asks",
  ])('is shown, and nothing is changed: %s', (said) => {
    expect(meant('priya', said, shown)).toMatchObject({
      kind: 'held',
      why: 'negated',
      command: { kind: 'show', abouts: [{ named: 'CW-2026-0002' }] },
    });
  });

  it.each([
    "don't close it, hand it to Tom Reid",
    'the contractor cannot move it before Monday',
    'may officers not close it?',
    'a councillor must not instruct that officer',
  ])('is something else: %s', (said) => {
    const understood = meant('priya', said, shown);
    expect(understood.kind === 'held' && understood.why === 'negated' && understood.words === said).toBe(false);
  });
});

describe('an acknowledgement of the enquiry on the screen', () => {
  it('has the day by which more is promised', () => {
    expect(meant('priya', 'Acknowledge it and say that she will hear again by Tuesday.', shown)).toMatchObject({
      command: { verb: 'acknowledge', abouts: [{ named: 'CW-2026-0002' }], words: { by: 'Tuesday' }, sure: false },
    });
  });

  it.each([
    'Station Road surfaced at 9, sealed and swept. That is that one finished, let the councillor know',
    'Pothole in Station Road filled this morning. Job done. Please tell Cllr Khan.',
    'Station Road: gully cleared. Nothing more to do there, let her know.',
    'tell Cllr Khan the Station Road pothole is finished',
  ])('is the answer, and no update, where it says that the matter is over: %s', (said) => {
    expect(meant('priya', said)).toMatchObject({
      command: { verb: 'resolve', abouts: [{ named: 'CW-2026-0002' }], sure: false },
    });
  });

  it.each([
    'Station Road surfaced at 9. That one is half finished, let the councillor know',
    'Station Road: survey done, the gang comes on Thursday. Please tell Cllr Khan.',
    'Station Road: road closed for the work. Let her know.',
    'tell Cllr Khan the Station Road pothole is not finished',
  ])('is an update where a part of it is: %s', (said) => {
    expect(meant('priya', said)).toMatchObject({ command: { verb: 'update', abouts: [{ named: 'CW-2026-0002' }] } });
  });

  it('is told whole where what happened stands in one sentence with the name', () => {
    expect(meant('priya', 'Station Road filled this morning. The cones are gone. Let her know')).toMatchObject({
      command: { words: { text: expect.stringMatching(/filled this morning/) } },
    });
  });
});
