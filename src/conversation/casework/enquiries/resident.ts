import type { Resident } from '../../../casework/index.ts';

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
