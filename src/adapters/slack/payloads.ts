import { z } from 'zod';

/** What we read of Slack's payloads, and no more. https://docs.slack.dev/reference/events */
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** Around every event: its own id, when it happened in seconds, and for which workspace's installation it is meant. */
export const envelopeSchema = z.object({
  event_id: z.string(),
  team_id: z.string(),
  event_time: z.number().optional(),
  authorizations: z.array(z.object({ team_id: optionalText, user_id: optionalText })).optional(),
});

/** A message that was shared into another, or an address that Slack shows. */
const attachmentSchema = z.object({
  is_share: z.boolean().optional(),
  is_msg_unfurl: z.boolean().optional(),
  text: optionalText,
  fallback: optionalText,
  ts: optionalText,
});

/** A file that came with a message. */
const fileSchema = z.object({ name: optionalText, mimetype: optionalText, url_private_download: optionalText });

/** What a message says, whether it is the event itself or what an event tells of. */
const wordsSchema = z.object({
  user: optionalText,
  user_team: optionalText,
  source_team: optionalText,
  bot_id: optionalText,
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: optionalText,
  edited: z.object({ ts: optionalText }).optional().catch({ ts: undefined }),
  attachments: z.array(attachmentSchema).optional().catch(undefined),
  files: z.array(fileSchema).optional().catch(undefined),
});

export const messageSchema = z.object({
  ...wordsSchema.shape,
  type: z.enum(['message', 'app_mention']),
  subtype: optionalText,
  channel: z.string(),
  channel_type: optionalText,
  /** Of a change: the message as it is now, and as it was. */
  message: wordsSchema.optional().catch(undefined),
  previous_message: z
    .object({ text: z.string().default('') })
    .optional()
    .catch(undefined),
});

/** Somebody's words to us. */
export type Said = Omit<z.infer<typeof wordsSchema>, 'edited'> & {
  readonly isMention: boolean;
  readonly channel: string;
  readonly channelType?: string | undefined;
  /** True where they changed what they had said before. */
  readonly isEdited: boolean;
};

/** Sub-types of a message that are still somebody saying something. */
const spoken = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast']);

/** What is said to us: by a mention, or by what a person writes to us alone; undefined for everything else. */
export function readSaid(event: unknown): Said | undefined {
  const read = messageSchema.safeParse(event).data;
  if (read === undefined) return undefined;
  const { type, channel, channel_type, subtype, message, previous_message, ...said } = read;
  const where = { isMention: type === 'app_mention', channel, channelType: channel_type };
  if (type === 'app_mention') return { ...said, ...where, isEdited: said.edited !== undefined };
  if (channel_type !== 'im') return undefined;
  if (subtype === 'message_changed') {
    // Slack also tells of a change when it has unfolded a link.
    const isChanged = message?.edited !== undefined && message.text !== previous_message?.text;
    return isChanged && message.user && !message.bot_id ? { ...message, ...where, isEdited: true } : undefined;
  }
  return !said.bot_id && spoken.has(subtype) ? { ...said, ...where, isEdited: false } : undefined;
}

export const homeOpenedSchema = z.object({ user: z.string(), channel: z.string(), tab: z.string() });

export const linkSharedSchema = z.object({
  channel: z.string(),
  message_ts: z.string(),
  unfurl_id: optionalText,
  source: optionalText,
  links: z.array(z.object({ url: z.string() })),
});

export const tokensRevokedSchema = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) });

export const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
});

const userSchema = z.object({ id: z.string(), team_id: optionalText });
const teamSchema = z.object({ id: z.string() }).nullish();

export const pressSchema = z.object({
  trigger_id: z.string(),
  user: userSchema,
  team: teamSchema,
  channel: z.object({ id: z.string() }).optional(),
  response_url: optionalText,
  container: z.object({
    type: z.string(),
    message_ts: optionalText,
    thread_ts: optionalText,
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.object({ thread_ts: optionalText }).optional(),
  view: z.object({ id: z.string(), type: z.string(), app_installed_team_id: optionalText }).optional(),
  actions: z.array(z.object({ action_id: z.string(), value: optionalText, action_ts: optionalText })).min(1),
});

export const submissionSchema = z.object({
  trigger_id: optionalText,
  user: userSchema,
  team: teamSchema,
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    app_installed_team_id: optionalText,
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_date: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    }),
  }),
});

/** Somebody types into a field that is searched. */
export const suggestionSchema = z.object({
  action_id: z.string(),
  value: z.string().default(''),
  user: userSchema,
  team: teamSchema,
  view: z.object({ app_installed_team_id: optionalText }).optional(),
});

export const shortcutSchema = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user: userSchema,
  team: teamSchema,
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ text: z.string().default(''), user: optionalText, ts: optionalText }).optional(),
});
