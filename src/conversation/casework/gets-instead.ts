import type { LocalDate } from '../../calendar/index.ts';
import type { AbsenceDraft, Directory, PersonId } from '../../people/index.ts';
import { findPerson } from '../../people/index.ts';
import { actingRecipients, type Held } from '../../reminders/index.ts';
import type { Scene } from './services.ts';
import { listed } from './wording.ts';

/**
 * Who gets what is due from an officer on a day, by the same rule by which reminders go out: themselves, whoever covers, else
 * the line upwards. `held` is an enquiry of theirs; nobody where nobody is left.
 */
export function whoGets(
  officer: PersonId,
  on: LocalDate,
  { directory, reminders }: Pick<Scene, 'directory' | 'reminders'>,
  held?: Pick<Held, 'service' | 'councillorId'>,
): { readonly people: readonly PersonId[]; readonly isCover: boolean } {
  const person = findPerson(directory, officer);
  const enquiry: Held = {
    council: directory.council,
    councillorId: held?.councillorId ?? '',
    officerId: officer,
    service: held?.service ?? person?.service ?? '',
  };
  const acting = actingRecipients('officer', enquiry, { directory, on, posts: reminders.settings.posts });
  return {
    people: acting.map(({ person: id }) => id),
    isCover: acting.some(({ because }) => because?.kind === 'cover'),
  };
}

/** "reminders go to Helen Ford", of somebody who is away on that day without a cover. */
export function remindersGoTo(officer: PersonId, on: LocalDate, scene: Scene): string {
  const { people } = whoGets(officer, on, scene);
  return people.length === 0 ? 'nobody gets the reminders' : `reminders go to ${listed(people.map(scene.nameOf))}`;
}

/** The directory as it will be once an absence is recorded. */
export function withAbsence(directory: Directory, draft: AbsenceDraft): Directory {
  const { council } = directory;
  const absence = { ...draft, id: 'proposed', council, recordedBy: draft.personId, recordedAt: 0 };
  return { ...directory, absences: [...directory.absences, absence] };
}
