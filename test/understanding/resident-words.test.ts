import { describe, expect, it } from 'vitest';
import { commandOf } from './town.ts';

/** What is put right of the resident by these words, and of which enquiry; undefined where they are taken for anything else. */
function putRight(said: string) {
  const command = commandOf('priya', said);
  if (command?.kind !== 'act' || command.verb !== 'edit') return undefined;
  return { of: command.abouts[0]?.named, edits: command.words.edits, form: command.words.form, sure: command.sure };
}

describe('who a resident is, put right in words', () => {
  const none = { residentName: '', residentAddress: '', residentTelephone: '', residentEmail: '' };

  it('is what is said, part by part, and nothing that was there before', () => {
    const jane = { residentName: 'Jane Smith', residentAddress: '12 Elm Road', residentTelephone: '07700 900123' };
    const read = { of: 'CW-3', edits: { ...none, ...jane }, form: 'none', sure: false };
    expect(putRight('put right the resident of 3: Jane Smith, 12 Elm Road, 07700 900123')).toEqual(read);
    expect(putRight('please correct the resident of CW-2026-0003 to Jane Smith, jane@mail.example')).toEqual({
      ...read,
      of: 'CW-2026-0003',
      edits: { ...none, residentName: 'Jane Smith', residentEmail: 'jane@mail.example' },
    });
  });

  it('is one part where one is named', () => {
    expect(putRight("correct the resident's phone number of 3: 07700 900124")?.edits).toEqual({
      residentTelephone: '07700 900124',
    });
  });

  it('is taken away, wholly or in part', () => {
    expect(putRight('remove the resident of 3')).toEqual({ of: 'CW-3', edits: none, form: 'none', sure: false });
    expect(putRight("delete the resident's address from 3")?.edits).toEqual({ residentAddress: '' });
  });

  it('is asked for in the form where something said is no part of who somebody is', () => {
    expect(putRight('put right the resident of 3: they have rung again about the kerb')?.form).toBe('asked');
  });

  it.each([
    'should I remove the resident of 3?',
    'remove the resident from the meeting',
    'what if I remove the resident of 3',
  ])('is not what "%s" asks for', (said) => {
    expect(putRight(said)?.edits ?? {}).not.toHaveProperty('residentName');
  });
});
