import { type Edits, type Enquiry, plainWard, type Resident } from '../../../casework/index.ts';
import { defined } from '../../../defined.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import { type ActionWords, type Editable, residentParts } from '../../../understanding/index.ts';
import { isCouncillor } from '../people-lists.ts';
import type { Scene } from '../services.ts';
import { type Settled, settleDate, settlePerson, settleService } from '../settle.ts';
import { someOf } from '../wording.ts';
import type { Problems } from './settle-action.ts';

/** Whether anything is said of who the resident is. */
export function namesResident({ edits }: ActionWords): boolean {
  return residentParts.some((part) => edits[part] !== undefined);
}

/** The parts of who the resident is that are said and are others than so far; undefined where none is. */
export function residentEdits(
  said: Readonly<Partial<Record<Editable, string>>>,
  was: Resident = {},
): Resident | undefined {
  const { residentName: name, residentAddress: address, residentTelephone: telephone, residentEmail: email } = said;
  const given: Resident = defined({ name, address, telephone, email });
  const changed = Object.entries(given).filter(([part, is]) => is.trim() !== (was[part as keyof Resident] ?? ''));
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

type Take = <Value>(name: keyof Problems, settled: Settled<Value>, missing?: string) => Value | undefined;
type TakeDate = (
  name: keyof Problems,
  said: Settled<{ date: Edits['writtenOn'] & string; certain: boolean }>,
) => Edits['writtenOn'];

/** What is to be put right, looked up; what is said as it is already changes nothing. */
export function settleEdits(
  said: Readonly<Partial<Record<Editable, string>>>,
  enquiry: Enquiry,
  scene: Scene,
  take: Take,
  takeDate: TakeDate,
): Edits {
  const { subject, details, ward, urgent } = said;
  const councillor =
    said.councillor && take('councillor', settlePerson(said.councillor, 'councillor', isCouncillor, scene));
  const service = said.service && take('service', settleService(said.service, scene));
  const place = ward === undefined || ward.trim() === '' ? ward : take('ward', settleWard(ward, scene));
  const written = said.written && takeDate('written', settleDate(said.written, 'past', scene));
  const had = said.had && takeDate('had', settleDate(said.had, 'past', scene));
  const theirs = isOfCouncillorSide(scene.person);
  return {
    ...(subject === undefined || subject === enquiry.subject ? {} : { subject }),
    ...(details === undefined || details === enquiry.details ? {} : { details }),
    ...(place === undefined || place === (enquiry.ward ?? '') ? {} : { ward: place }),
    ...(urgent === undefined || urgent === (enquiry.urgent ?? '') ? {} : { urgent: urgencyOf(urgent) }),
    ...(!written || written === enquiry.writtenOn ? {} : { writtenOn: written }),
    // What the form of a councillor does not have stays; typed by a councillor it is refused where it is carried out.
    ...(!had || (had === enquiry.receivedOn && !theirs) ? {} : { receivedOn: had }),
    ...(!service || service === enquiry.service ? {} : { service }),
    ...(!councillor || councillor.id === enquiry.councillorId ? {} : { councillorId: councillor.id }),
  };
}

/** "No" takes urgency away; "yes" says it without a reason. */
export function urgencyOf(said: string): string | null {
  const words = said.trim();
  if (words === '' || /^(?:no|not|not urgent|none)$/i.test(words)) return null;
  return /^(?:yes|urgent|it is urgent)$/i.test(words) ? '' : words;
}

/** Words for a ward that name none. */
const NO_WARD_SAID = /^(?:a|any|one|some|which|my|the)(?: given| particular| single)? ward$/i;

/** A ward as the directory spells it; undefined names are taken as they are said, since not every ward has a councillor there. */
export function settleWard(said: string, { directory }: Scene): Settled<string> {
  const wanted = plainWard(said.replace(/\s+ward$/i, ''));
  if (wanted === '') return { kind: 'nothing' };
  const wards = [...new Set(directory.people.flatMap((person) => person.wards))];
  const exact = wards.find((ward) => plainWard(ward) === wanted);
  if (exact !== undefined) return { kind: 'settled', value: exact };
  const partly = wards.filter((ward) => plainWard(ward).startsWith(wanted));
  const [only] = partly;
  if (only !== undefined && partly.length === 1) return { kind: 'settled', value: only };
  if (wards.length === 0) return { kind: 'settled', value: said.trim() };
  const all = wards.toSorted();
  if (NO_WARD_SAID.test(said))
    return {
      kind: 'unclear',
      sentence: `Which ward? Say its name, such as "everything in ${all[0]}". The directory has ${someOf(all)}.`,
    };
  return {
    kind: 'unclear',
    sentence: `The directory has no ward called "${said}". It has ${someOf((partly.length > 0 ? partly : wards).toSorted())}.`,
  };
}
