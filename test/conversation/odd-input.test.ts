import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../src/adapters/console/index.ts';
import { renderCard } from '../../src/adapters/teams/index.ts';
import { renderPlainText } from '../../src/messaging/index.ts';
import { openTalk, sentences } from './talk.ts';

const odd: readonly (readonly [string, string])[] = [
  ['emoji', '👩‍👩‍👧‍👦🎉🇬🇧'],
  ['right-to-left text', 'هل يمكنني حضور اجتماع المجموعة السياسية؟'],
  ['right-to-left overrides', '\u202egnitteem puorg\u202c attend'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
  ['Markdown', '[press here](javascript:alert(1)) **attend** `group` # meeting'],
  ['a mention of everyone', '<!channel> <@U123> can I attend'],
  ['a template', '{{DATE(2026-01-01T00:00:00Z)}} $HOME {{7*7}}'],
  ['SQL', "'; DROP TABLE memory; --"],
  ['control characters', 'can I\u0000 attend\u0007 a group\u001b[31m meeting'],
  ['half a character', 'can I attend \ud83d'],
  ['a name of every object', '__proto__ constructor toString'],
  ['a pattern', '(a+)+$ [[[ \\ ***'],
  ['one letter', 'x'],
  ['punctuation', '?!.,;:'],
  ['one very long word', 'a'.repeat(1_990)],
  ['as much as is read', 'who can see what '.repeat(117)],
];

const dangerous = ['<img', '<script', 'javascript:', '<!channel', '{{DATE', '\u202e', '\u001b', '\u0000'];

describe('whatever is typed', () => {
  it.each(odd)('gets a clear reply and nothing of it comes back raw: %s', async (_name, text) => {
    const talk = await openTalk();
    const reply = await talk.say(text);
    expect(talk.reported).toEqual([]);
    const plain = renderPlainText(reply);
    expect(plain.length).toBeGreaterThan(20);
    const everything = [plain, renderTerminal(reply, { width: 80, colour: false }), JSON.stringify(renderCard(reply))];
    for (const shown of everything) {
      for (const raw of dangerous) expect(shown).not.toContain(raw);
    }
  });

  it.each([
    ['nothing', ''],
    ['only spaces', ' \n\t '],
    ['only control characters', '\u0000\u0007'],
  ])('asks for a question where there is none: %s', async (_name, text) => {
    const talk = await openTalk();
    expect(sentences(await talk.say(text))).toEqual([
      'Please type a question, for example "Can I attend a group meeting?"',
    ]);
    expect(talk.asked).toEqual([]);
  });

  it('names 999 first where somebody may be in danger', async () => {
    const talk = await openTalk();
    const danger = 'smell of gas outside 12 Abbey Street';
    expect(sentences(await talk.say(danger))[0]).toBe(
      'If anybody is in danger now, ring 999 first: what is written here alerts no emergency service.',
    );
    expect(sentences(await talk.say('emergency meeting next week, who can call one')).join(' ')).not.toContain('999');
  });

  it('asks for fewer words where there are 10,000 characters, without searching or keeping them', async () => {
    const talk = await openTalk();
    expect(sentences(await talk.say('word '.repeat(2_000)))).toEqual([
      'That is 9,999 characters long. Please ask in a sentence or two, at most 2,000 characters.',
    ]);
    expect(talk.asked).toEqual([]);
    expect(sentences(await talk.say('who am i'))[0]).toContain('None of your questions in this conversation is kept.');
  });
});

describe('an error inside', () => {
  it('becomes a sentence with a reference, and nothing of the error', async () => {
    const talk = await openTalk({
      find: () => Promise.reject(new Error('SQLITE_BUSY: at /srv/clausewise/search.ts')),
    });
    expect(sentences(await talk.say('can I attend?'))).toEqual([
      'Something went wrong, and nothing was changed. Please try again. If it happens again, quote ref-1.',
    ]);
    expect(talk.reported.map(({ turn }) => turn.input)).toEqual([{ kind: 'text', text: 'can I attend?' }]);
  });
});
