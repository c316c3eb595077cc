import type { NotFound } from './desk.ts';
import { type Enquiry, type EnquiryNumber, formatReference } from './enquiry.ts';
import type { CaseworkReads } from './enquiry-store.ts';
import { likelyNumbers, MOST_OFFERED } from './near-references.ts';
import type { Visibility } from './visibility.ts';

/** "No such enquiry" and "not yours" are this one sentence. */
export async function notFound(
  reads: Pick<CaseworkReads['casework'], 'some'>,
  viewer: Visibility,
  { year, number }: EnquiryNumber,
): Promise<NotFound> {
  const likely = likelyNumbers({ year, number });
  const found = await reads.some(viewer, likely);
  const rank = new Map(likely.map((guess, at) => [`${guess.year}-${guess.number}`, at]));
  const place = (enquiry: Enquiry) => rank.get(`${enquiry.year}-${enquiry.number}`) ?? likely.length;
  return {
    kind: 'not-found',
    sentence: `There is no enquiry ${formatReference(year, number)} that you can see.`,
    near: [...found].sort((a, b) => place(a) - place(b)).slice(0, MOST_OFFERED),
  };
}
