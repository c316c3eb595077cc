import type { Resident } from '../../../casework/index.ts';

/** Who the resident is, in lines; only ever for somebody who handles the enquiry or has just said it. */
export function residentFacts(
  resident: Resident | undefined,
): readonly { readonly label: string; readonly value: string }[] {
  if (resident === undefined) return [];
  const parts = [
    ['Resident', resident.name],
    ['Resident’s address', resident.address],
    ['Resident’s telephone number', resident.telephone],
    ['Resident’s e-mail address', resident.email],
  ] as const;
  return parts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}
