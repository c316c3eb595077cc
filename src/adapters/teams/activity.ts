import { z } from 'zod';

const accountSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
  text: z.string().nullish(),
});

/** A message that somebody answers by quoting it. */
const quotedReplySchema = z.object({
  type: z.literal('quotedReply'),
  quotedReply: z.object({ messageId: z.string().nullish(), preview: z.string().nullish() }),
});

const attachmentSchema = z.object({
  contentType: z.string(),
  content: z.unknown().optional(),
  name: z.string().nullish(),
});

/** What has to be known before anybody believes the rest. */
export const envelopeSchema = z.object({ channelId: z.literal('msteams'), serviceUrl: z.string().min(1) });

/** What we read of a Bot Framework activity as Teams sends it; everything else is left alone. */
export const activitySchema = z.object({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  ...envelopeSchema.shape,
  timestamp: z.string().nullish(),
  from: accountSchema,
  recipient: accountSchema.extend({ isTargeted: z.boolean().nullish() }),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string().nullish() }).nullish() })
    .nullish()
    .catch(undefined),
  text: z.string().nullish(),
  entities: z
    .array(z.union([mentionSchema, quotedReplySchema, z.object({ type: z.string().nullish() })]))
    .nullish()
    .catch(undefined),
  attachments: z.array(attachmentSchema).nullish().catch(undefined),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
});

/** One event from Teams. */
export type Activity = z.infer<typeof activitySchema>;

/** The tenant in which the event happened. */
export function tenantOf({ channelData, conversation }: Activity): string | undefined {
  return (channelData?.tenant?.id ?? conversation.tenantId)?.toLowerCase();
}

/** How Teams names the mention of somebody, `<at>Name</at>`, with their id. */
export function mentionsIn({ entities }: Activity): readonly { readonly id: string; readonly text: string }[] {
  return (entities ?? []).flatMap((entity) => {
    const mention = mentionSchema.safeParse(entity).data;
    return mention?.text ? [{ id: mention.mentioned.id, text: mention.text }] : [];
  });
}

/** The messages that Teams says are quoted. */
export function quotedRepliesIn({ entities }: Activity): readonly { readonly id?: string; readonly preview: string }[] {
  return (entities ?? []).flatMap((entity) => {
    const quoted = quotedReplySchema.safeParse(entity).data?.quotedReply;
    if (quoted === undefined) return [];
    return [{ ...(quoted.messageId ? { id: quoted.messageId } : {}), preview: quoted.preview ?? '' }];
  });
}
