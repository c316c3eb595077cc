import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

function logged(who: string, said: string) {
  const command = commandOf(who, said);
  if (command?.kind !== 'log') throw new Error(`It logs nothing: ${JSON.stringify(command)}`);
  return command.words;
}

describe('the subject of what a resident told', () => {
  it.each([
    [
      'khan',
      'Mrs Agnes Dale at 14 Ferry Lane (01332 555 010) says the gully by her gate has been blocked since Friday. Could Streets have a look please',
      /^The gully by her gate/,
    ],
    [
      'khan',
      'I had a call from old Mr Marinescu, Radu Marinescu at number 8 Abbey Mews, 01632 960812, lovely chap, came over in 1971, and well he says the shelter on Abbey Hill has its glass smashed all over. could you get someone out',
      /^The shelter on Abbey Hill/,
    ],
    [
      'sam',
      'VOICEMAIL 8.05: "hello is Lin Tran, 12 Spinner Street, 07700 900123. the lift in our block is broken" - log for Cllr Lowe pls',
      /^the lift in our block/i,
    ],
  ])('is what they told, and neither who they are nor how it came (%s): %s', (who, said, subject) => {
    const words = logged(who, said);
    expect(words.subject).toMatch(subject);
    expect(`${words.subject} ${words.details}`).not.toMatch(
      /Dale|Marinescu|Radu|Tran|07700|01332|01632|the resident, \p{Lu}/u,
    );
    expect(words.resident.name).toMatch(/Dale|Marinescu|Tran/);
  });
});
