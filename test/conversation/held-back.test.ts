import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../src/messaging/index.ts';
import { copyFolder, edit } from '../knowledge/knowledge-folder.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { cited, finding, matchOf, openTalk, quotations, sentences } from './talk.ts';

const original = 'likely to be the exception.';

describe('a clause that is not the text approved', () => {
  it('is not sent, whoever asks however, and the log hears which one; others go out as before', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/working-together.md', original, 'likely to be the exceptiom.');
    const talk = await openTalk({ folder });
    const reply = await talk.say('26');
    expect(quotations(reply)).toEqual([]);
    expect(sentences(reply)).toEqual([
      'The text of Working Together Protocol, paragraph 26 is being checked, so it cannot be shown just now. The Monitoring Officer can tell you what it says.',
    ]);
    expect(renderPlainText(reply)).not.toContain('exceptiom');
    expect(talk.heldBack).toEqual(['derby/working-together#26 altered-since']);
    expect(cited(await talk.say('28'))).toEqual(['Working Together Protocol, paragraph 28']);
  });

  it('is not sent among the answers to a question either', async () => {
    const match = await matchOf('derby/working-together#26');
    const altered = { ...match.clause, text: `${match.clause.text} ` };
    const talk = await openTalk({
      find: finding({
        kind: 'answer',
        matches: [{ ...match, clause: altered }],
        also: [await matchOf('derby/working-together#28')],
      }),
    });
    const reply = await talk.say('group meeting');
    expect(cited(reply)).toEqual(['Working Together Protocol, paragraph 28']);
    expect(talk.heldBack).toEqual(['derby/working-together#26 altered-since']);
  });

  it('is not sent when nobody ever approved the document', async () => {
    const folder = await copyFolder();
    await rm(join(folder, 'derby/working-together.approved.json'));
    const talk = await openTalk({ folder });
    expect(quotations(await talk.say('26'))).toEqual([]);
    expect(talk.heldBack).toEqual(['derby/working-together#26 never-approved']);
  });
});

describe('a broken document', () => {
  it('is missing from the answers, and only it', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/codes-update-2019.md', 'kind: report', 'kind: [report');
    const talk = await openTalk({ folder });
    expect(cited(await talk.say('26'))).toEqual(['Working Together Protocol, paragraph 26']);
    expect(cited(await talk.say('2023 standards review 4.1'))).toHaveLength(1);
    expect(quotations(await talk.say('show codes-update-2019#4.8'))).toEqual([]);
  });
});

describe('the standing of a clause', () => {
  it('never lets a recommendation or a report pass for the rule', async () => {
    const { say } = await openTalk();
    let counted = 0;
    for (const id of ['derby', 'colchester', 'tdc']) {
      for (const document of (await realKnowledge(id)).documents) {
        for (const { reference, status, note } of document.clauses) {
          const reply = await say(`show ${reference.slice(reference.indexOf('/') + 1)}`, { tenant: id });
          const standing = quotations(reply)[0]?.citation.standing ?? '';
          expect(/In force|Adopted/.test(standing), reference).toBe(status === 'adopted');
          if (status === 'adopted') continue;
          counted += 1;
          expect(standing, reference).toContain('It is not the rule itself.');
          if (status === 'recommended') expect(standing, reference).toMatch(/^(Recommended|Proposed)/);
          if (note) expect(standing, reference).toContain(note);
        }
      }
    }
    expect(counted).toBeGreaterThan(50);
  });
});
