import { z } from 'zod';
import { defined } from '../../defined.ts';
import type { Turn, TurnInput } from '../../messaging/index.ts';
import type { TryOutPerson } from './options.ts';
import type { Refusal } from './security.ts';

/** The longest text a person may send, in UTF-16 units. */
const LONGEST_TEXT = 10_000;

const TOO_LONG = `That is more than ${LONGEST_TEXT.toLocaleString('en-GB')} characters. Please ask in fewer words.`;
const NOT_TEXT = 'The question has to be text.';
const NOTHING = 'Please type a question.';
const INCOMPLETE = 'The page sent something that could not be read. Please reload it and try again.';

const identifier = z.string().regex(/^[\w.:-]{1,100}$/);
const said = z
  .string({ error: ({ input }) => (input === undefined ? INCOMPLETE : NOT_TEXT) })
  .trim()
  .min(1, NOTHING)
  .max(LONGEST_TEXT, TOO_LONG);
const about = {
  tenant: z.string().min(1).max(100),
  conversation: identifier,
  id: identifier,
  /** One of the try-out's people; left out, one speaks as nobody in particular. */
  as: identifier.optional(),
  /** The answer whose button was pressed. */
  pressed: identifier.optional(),
};

const body = z.union([
  z.strictObject({ ...about, text: said }),
  z.strictObject({
    ...about,
    typed: said,
    values: z.record(z.string().max(100), z.string().max(LONGEST_TEXT, TOO_LONG)),
    /** What stands on the button: its typed form may hold a number that means nothing to people. */
    label: z.string().min(1).max(500).optional(),
  }),
]);

type Body = z.infer<typeof body>;

/** The body of `POST /chat/turns` as trusted, or why not. */
export function parseTurnRequest(unknownBody: unknown): Body | Refusal {
  const parsed = body.safeParse(unknownBody);
  if (parsed.success) return parsed.data;
  const sentences = sentencesOf(parsed.error.issues);
  if (sentences.includes(TOO_LONG)) return { status: 413, message: TOO_LONG };
  return { status: 400, message: sentences[0] ?? INCOMPLETE };
}

/** Our own sentences among the issues; what the schema says by itself is not for people. */
function sentencesOf(issues: readonly z.core.$ZodIssue[]): string[] {
  const ours = [NOT_TEXT, NOTHING, TOO_LONG];
  return issues
    .flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flatMap(sentencesOf) : [issue.message]))
    .filter((message) => ours.includes(message));
}

/**
 * The turn said in this browser. Its identifiers hold the account, so no browser can speak in another's name; as one of the
 * try-out's people it has their account and their address.
 */
export function readTurn(request: Body, browser: string, at: number, person?: TryOutPerson): Turn {
  const account = person?.accountId ?? browser;
  const { tenant, conversation, id } = request;
  return {
    platform: 'web',
    id: person === undefined ? `${browser}:${conversation}:${id}` : `${browser}:${account}:${conversation}:${id}`,
    conversation: { id: `${account}:${tenant}:${conversation}`, kind: 'personal' },
    sender: {
      accountId: account,
      tenant,
      isOutsider: false,
      ...defined({ name: person?.name, verifiedEmail: person?.email }),
    },
    input: readInput(request),
    at,
    // Nobody in particular has no inbox.
    ...(person === undefined ? {} : { address: { platform: 'web', tenant, accountId: account, place: account } }),
  };
}

function readInput(request: Body): TurnInput {
  if ('text' in request) return { kind: 'text', text: request.text };
  const { typed, values, pressed } = request;
  return { kind: 'action', typed, values, ...defined({ pressed }) };
}
