import type { Enquiry } from '../casework/index.ts';
import type { Payload } from './payload.ts';
import type { Posts } from './settings.ts';

/**
 * Whether something has come to somebody that a person said is urgent, or that is with a service where everything is. It waits for
 * no list and no digest, only for their working time.
 */
export function isUrgentArrival(
  payload: Pick<Payload, 'kind'>,
  { urgent, service }: Pick<Enquiry, 'urgent' | 'service'>,
  posts: Posts,
): boolean {
  return payload.kind === 'assigned' && (urgent !== undefined || posts.services.get(service)?.urgent === true);
}
