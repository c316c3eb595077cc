import type { Enquiry, EnquiryReads, Visibility } from '../casework/index.ts';
import { defined } from '../defined.ts';

/** Everything open that a viewer may see, page after page. */
export async function allOpen(casework: EnquiryReads, viewer: Visibility): Promise<readonly Enquiry[]> {
  const all: Enquiry[] = [];
  for (let after: Awaited<ReturnType<EnquiryReads['list']>>['next']; ; ) {
    const page = await casework.list(
      viewer,
      { state: 'open' },
      { order: 'due-first', limit: 500, ...defined({ after }) },
    );
    all.push(...page.enquiries);
    after = page.next;
    if (after === undefined) return all;
  }
}
