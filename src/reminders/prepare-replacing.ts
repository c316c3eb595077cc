import { localDateAt } from '../calendar/index.ts';
import { canSee, systemVisibility, visibilityOf } from '../casework/index.ts';
import type { Address, Reply } from '../messaging/index.ts';
import { findPerson, isActive } from '../people/index.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Outbox, OutboxRow } from './outbox.ts';
import { composeOutcome, outcomeSentence, outcomeSince, putRight } from './outcome.ts';
import { enquiryKey, type Payload, readPayload } from './payload.ts';
import { aboutOne, type SentFor } from './replacing.ts';

type Replacement = Extract<Payload, { kind: 'replace' }>;

/** What is to stand where; or why nothing is to be done, just now or at all. */
export type PreparedReplacement =
  | { readonly kind: 'replace'; readonly to: Address; readonly messageId: string; readonly reply: Reply }
  | { readonly kind: 'later'; readonly at: number; readonly reason: string }
  | { readonly kind: 'let-be'; readonly reason: string };

/** Decides what takes the place of a message, from how things stand. */
export async function prepareReplacing(
  row: OutboxRow,
  payload: Replacement,
  ports: DeliveryPorts,
): Promise<PreparedReplacement> {
  const now = ports.now();
  const message = await ports.outbox.find(payload.of);
  if (message?.state === 'sending') return { kind: 'later', at: now + 5_000, reason: 'the message is on its way' };
  if (message?.state !== 'sent') return letBe('the message was not sent');
  const { sentTo, messageId, said } = message;
  if (sentTo === undefined || messageId === undefined) return letBe('it is not known where the message is');
  const council = await ports.findCouncil(row.council);
  if (council === undefined) return letBe('its council is not served here');
  const sentFor = await payloadsOf(message, ports.outbox);
  const about = said === undefined ? [payload.enquiry] : Object.keys(said.about).flatMap(numberOf);
  const today = localDateAt(now, council.settings.zone);
  return ports.read(async ({ people, casework }): Promise<PreparedReplacement> => {
    const directory = await people.directory(row.council);
    const person = findPerson(directory, row.recipient);
    if (person === undefined || !isActive(person, today)) return letBe('the person has left');
    const viewer = visibilityOf(person, directory, today);
    let reply = said?.reply;
    let changed = 0;
    for (const enquiry of await casework.some(systemVisibility(row.council), about)) {
      const { reference, undoable } = enquiry;
      if (undoable !== undefined && now < undoable.until) {
        if (reference === referenceOf(row))
          return { kind: 'later', at: undoable.until, reason: 'it can be taken back' };
        continue;
      }
      const spoken = said?.about[enquiryKey(enquiry)];
      const heads = ({ blocks }: Reply) =>
        blocks.some((block) => block.kind === 'heading' && block.text.startsWith(`${reference}: `));
      // Where there are others in it, only what it says of this one changes.
      const amongOthers = spoken !== undefined && reply !== undefined && !heads(reply) ? { spoken, reply } : undefined;
      const rightOf = (sentence: string | undefined) =>
        amongOthers && putRight(amongOthers.reply, { reference, head: amongOthers.spoken.head, sentence });
      if (!canSee(viewer, enquiry)) {
        changed += 1;
        reply = rightOf(undefined) ?? composeOutcome(reference, undefined, directory);
        continue;
      }
      const since = spoken?.version ?? payload.version - 1;
      if (enquiry.version === since) continue;
      const concerned = said === undefined ? sentFor.map((one) => one.payload) : aboutOne(sentFor, enquiry);
      const entry = outcomeSince(since, await casework.history(viewer, enquiry), concerned);
      if (entry === undefined) continue;
      changed += 1;
      reply = rightOf(outcomeSentence(entry, directory)) ?? composeOutcome(reference, { enquiry, entry }, directory);
    }
    if (changed === 0 || reply === undefined) return letBe('nothing of it has changed after all');
    return { kind: 'replace', to: sentTo, messageId, reply };
  });
}

async function payloadsOf(message: OutboxRow, outbox: Outbox): Promise<readonly SentFor[]> {
  return [message, ...(await outbox.carried(message.id))].map((row) => ({
    enquiry: row.enquiry,
    payload: readPayload(row.payload),
  }));
}

function numberOf(key: string): readonly { readonly year: number; readonly number: number }[] {
  const [, year, number] = /CW-(\d+)-(\d+)$/.exec(key) ?? [];
  return year === undefined ? [] : [{ year: Number(year), number: Number(number) }];
}

function referenceOf({ enquiry }: OutboxRow): string {
  return enquiry?.split(':').at(-1) ?? '';
}

function letBe(reason: string): PreparedReplacement {
  return { kind: 'let-be', reason };
}
