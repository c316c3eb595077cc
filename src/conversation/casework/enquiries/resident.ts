import { type Enquiry, type Resident, whyNotResident } from '../../../casework/index.ts';
import { look, type Scene } from '../services.ts';

/** Who the resident is, in lines; only ever for somebody who handles the enquiry or has just said it. */
export function residentFacts(
  resident: Resident | undefined,
): readonly { readonly label: string; readonly value: string }[] {
  return partsOf(resident).flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

/** What is put right of who the resident is: what is taken away is said to be. */
export function residentEditFacts(
  resident: Resident | undefined,
): readonly { readonly label: string; readonly value: string }[] {
  return partsOf(resident).flatMap(([label, value]) =>
    value === undefined ? [] : [{ label, value: value === '' ? 'none' : value }],
  );
}

function partsOf(resident: Resident = {}) {
  return [
    ['Resident', resident.name],
    ['Resident’s address', resident.address],
    ['Resident’s telephone number', resident.telephone],
    ['Resident’s e-mail address', resident.email],
  ] as const;
}

/** Who the resident is so far, empty where nobody is named; undefined for somebody who is not told. */
export async function residentOf(enquiry: Enquiry, scene: Scene): Promise<Resident | undefined> {
  if (whyNotResident(scene.viewer, enquiry) !== undefined) return undefined;
  return (await look(scene, ({ casework }) => casework.resident(scene.viewer, enquiry))) ?? {};
}
