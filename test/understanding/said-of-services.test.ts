import { describe, expect, it } from 'vitest';
import { commandOf, meant } from './town.ts';

describe('a service', () => {
  it.each(['parking on street corners', 'cars parking outside the school'])(
    'is not that of parks for what only begins alike: "%s"',
    (said) => {
      expect(commandOf('khan', `log an enquiry: ${said}`)).toMatchObject({
        kind: 'log',
        words: { service: 'Streets' },
      });
    },
  );

  it('is that of parks where a park is spoken of', () => {
    const words = { service: 'Parks & Leisure' };
    expect(commandOf('khan', 'log an enquiry: broken bench in the park')).toMatchObject({ kind: 'log', words });
  });

  it('is not named by whom it is for', () => {
    expect(commandOf('tom', 'statistics for member')).toMatchObject({ of: { service: '', unknown: 'member' } });
    expect(commandOf('tom', 'statistics for member support')).toMatchObject({ of: { service: 'Member Support' } });
    expect(commandOf('tom', 'overdue in parks')).toMatchObject({ of: { service: 'parks' } });
  });

  it('says what figures are not split by, and gives them', () => {
    expect(commandOf('tom', 'statistics by member')).toMatchObject({
      kind: 'statistics',
      of: { unused: ['by member'] },
    });
    expect(commandOf('tom', 'statistics by service')).toMatchObject({ of: { by: 'service', unused: [] } });
  });
});

describe('enquiries of some kind', () => {
  it.each([
    ['enquiries about bins', { words: 'bins' }],
    ['enquiries from Cllr Lowe', { councillor: 'Cllr Lowe' }],
    ['cases for housing', { service: 'Housing' }],
    ['enquiries for streets last month', { service: 'Streets' }],
  ])('are listed, not logged anew: "%s"', (said, of) => {
    expect(commandOf('tom', said)).toMatchObject({ kind: 'list', of });
  });

  it.each(['enquiry about a pothole on Mill Lane', 'new case for housing: damp'])(
    'are logged where one is told: "%s"',
    (said) => {
      expect(commandOf('khan', said)?.kind).toMatch(/^log/);
    },
  );
});

describe('"still there"', () => {
  const screen = { buttons: [], references: ['CW-2026-0003'] };
  it('is not fixed only where a councillor tells it', () => {
    expect(commandOf('khan', 'still there', {}, screen)).toMatchObject({ kind: 'act', verb: 'not-fixed', sure: false });
    for (const said of ['still there?', 'still not done?', 'is it still there'])
      expect(commandOf('khan', said, {}, screen)).toMatchObject({ kind: 'show' });
  });

  it('shows an officer how it stands, and is an update where they say why', () => {
    for (const said of ['still there', 'still not done'])
      expect(commandOf('tom', said, {}, screen)).toMatchObject({ kind: 'show', abouts: [{ named: 'CW-2026-0003' }] });
    const words = { text: 'not fixed, waiting for parts' };
    expect(commandOf('tom', words.text, {}, screen)).toMatchObject({ kind: 'act', verb: 'update', words, sure: false });
  });

  it('asks what is meant where nothing is shown', () => {
    for (const who of ['khan', 'tom']) expect(meant(who, 'still not done?').kind).toBe('unclear');
  });

  it('is something new where it tells of a place that no enquiry has', () => {
    expect(commandOf('khan', 'still there, the sofa on Green Lane')).toMatchObject({ kind: 'log', sure: false });
  });
});
