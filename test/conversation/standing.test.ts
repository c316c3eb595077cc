import { describe, expect, it } from 'vitest';
import { standingOfDocument } from '../../src/conversation/index.ts';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { copyFolder, edit } from '../knowledge/knowledge-folder.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { openTalk, sentences } from './talk.ts';

describe('the standing of a document', () => {
  const document = async (given: object) => ({ ...(await tdc()), ...given });
  const tdc = async () => {
    const [found] = (await realKnowledge('tdc')).documents;
    if (found === undefined) throw new Error('TDC has no document');
    return found;
  };

  it.each([
    [{ inForceSince: '2019-09-25' }, 'Adopted. In force since 25 September 2019.'],
    [{ date: '2019-09-25', inForceSince: '2019-09-25' }, 'Adopted. In force since 25 September 2019.'],
    [{ date: '2019-09-25' }, 'Adopted. Dated 25 September 2019.'],
    [{ date: '2021-05', inForceSince: '2021-06-01' }, 'Adopted. Dated May 2021. In force since 1 June 2021.'],
    [{ date: '2021' }, 'Adopted. Dated 2021.'],
    [{}, 'Adopted. Its date is not recorded here.'],
    [{ status: 'report', kind: 'report', date: '2017-10' }, 'A report of October 2017. It is not the rule itself.'],
    [{ status: 'report', kind: 'report' }, 'A report. It is not the rule itself.'],
  ])('%o is "%s"', async (given, said) => {
    expect(standingOfDocument(await document(given))).toBe(said);
  });

  it('claims nothing of a date that stands in its text only', async () => {
    const folder = await copyFolder();
    await edit(folder, 'tdc/member-officer-protocol.md', 'status: adopted', 'status: adopted\ndate: 2021-05');
    const opened = await openKnowledge(folder);
    const council = await opened.council('tdc');
    const [dated] = council.kind === 'loaded' ? council.knowledge.documents : [];
    expect(dated && standingOfDocument(dated)).toBe('Adopted. Dated May 2021.');
    for (const wrong of ['2021-13', '21', '2021-5', 'May 2021']) {
      const broken = await copyFolder();
      await edit(broken, 'tdc/member-officer-protocol.md', 'status: adopted', `status: adopted\ndate: ${wrong}`);
      const faults = (await (await openKnowledge(broken)).check()).map(({ message }) => message).join();
      expect(faults).toContain('expected a date like 2019-09-25, a month like 2019-09 or a year like 2019');
    }
    expect(standingOfDocument(await tdc())).not.toMatch(/gives no|has no/);
  });
});

describe('what is said not to be there', () => {
  it('is said of what could be looked through, when a document cannot be read', async () => {
    const folder = await copyFolder();
    await edit(folder, 'derby/standards-review-2023.md', 'kind: report', 'kind: [report');
    const talk = await openTalk({ folder });
    const said = sentences(await talk.say('para 999')).join(' ');
    expect(said).toContain('There is no para 999 in the documents of Derby City Council that can be read just now.');
    expect(said).toContain('One document (standards-review-2023) cannot be read just now, and was not looked through.');
    const unanswered = sentences(await talk.say('how do I knit a jumper for a giraffe?')).join(' ');
    expect(unanswered).toContain('standards-review-2023');
  });

  it('is not said of a paragraph that names a time', async () => {
    const folder = await copyFolder();
    const says = 'acknowledged by officers within two working days';
    const promised = 'kind: promised\n  clause: working-together#20\n  acknowledge-within: 2\n  resolve-within: 5';
    await edit(folder, 'derby/council.yaml', promised, `kind: none\n  clause: working-together#20\n  says: ${says}`);
    const faults = (await (await openKnowledge(folder)).check()).map(({ message }) => message).join();
    expect(faults).toContain('derby/working-together#20 names a time ("two working days")');
  });
});
