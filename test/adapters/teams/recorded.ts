/** Events in the shapes that Teams sends, with the ids of a made-up council. */
export const tenant = '6f6e2d4b-51a3-4c37-9a0e-0d3b9f6c2a11';
export const appId = '0c2f7b7e-8d8e-4f57-8a55-7f0c1d7a9e21';
const bot = { id: `28:${appId}`, name: 'Clausewise' };
export const officer = {
  id: '29:1pQ0fZk4rTg8vVn2y',
  name: 'Aisha Khan',
  aadObjectId: 'b1c8a6a4-3f0e-4a0c-8e57-6b1a5d0f3c42',
};
export const personalId = 'a:1fVb7Xo3pQ_personal';
export const groupId = '19:7c1f0e2d9b8a4c55@thread.v2';
export const threadId = '19:4b6df35563794a8fb9b1cb6a54dde05d@thread.tacv2;messageid=1730000000001';

export type Json = Readonly<Record<string, unknown>>;

function event(serviceUrl: string, more: Json): Json {
  return {
    id: '1730000000123',
    timestamp: '2026-03-02T09:30:00.0000000Z',
    localTimestamp: '2026-03-02T09:30:00.0000000+00:00',
    localTimezone: 'Europe/London',
    channelId: 'msteams',
    serviceUrl,
    from: officer,
    recipient: bot,
    ...more,
  };
}

const clientInfo = { locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London', type: 'clientInfo' };

const personal = {
  conversation: { conversationType: 'personal', tenantId: tenant, id: personalId },
  channelData: { tenant: { id: tenant } },
};
const group = {
  conversation: { isGroup: true, conversationType: 'groupChat', tenantId: tenant, id: groupId },
  channelData: { tenant: { id: tenant } },
};
const channel = {
  conversation: { isGroup: true, conversationType: 'channel', tenantId: tenant, id: threadId },
  channelData: {
    teamsChannelId: '19:4b6df35563794a8fb9b1cb6a54dde05d@thread.tacv2',
    teamsTeamId: '19:21f27a8f2b2d4d0eb2d6@thread.tacv2',
    channel: { id: '19:4b6df35563794a8fb9b1cb6a54dde05d@thread.tacv2' },
    team: { id: '19:21f27a8f2b2d4d0eb2d6@thread.tacv2' },
    tenant: { id: tenant },
  },
};
const places = { personal, group, channel };
export type Place = keyof typeof places;

/** Builders of events that arrive from this service URL. */
export function recordedEvents(serviceUrl: string) {
  const at = (place: Place, more: Json) => event(serviceUrl, { ...places[place], ...more });
  const invoke = (place: Place, name: string, value: Json, more: Json = {}) =>
    at(place, { type: 'invoke', id: 'f:8d9e0a12-33f4', name, value, ...more });
  return {
    message: (text: string, more: Json = {}) =>
      at('personal', { type: 'message', text, textFormat: 'plain', entities: [clientInfo], ...more }),
    mention: (place: 'group' | 'channel', text: string, more: Json = {}) =>
      at(place, {
        type: 'message',
        textFormat: 'plain',
        text: `<at>Clausewise</at>&nbsp;${text}\n`,
        attachments: [{ contentType: 'text/html', content: `<p><at>Clausewise</at>&nbsp;${text}</p>` }],
        entities: [{ type: 'mention', mentioned: bot, text: '<at>Clausewise</at>' }, clientInfo],
        ...more,
      }),
    overheard: (text: string) => at('group', { type: 'message', text, textFormat: 'plain', entities: [clientInfo] }),
    submit: (place: Place, value: Json) => at(place, { type: 'message', value, replyToId: '1729999999000' }),
    execute: (place: Place, data: Json, more: Json = {}) =>
      invoke(
        place,
        'adaptiveCard/action',
        { action: { type: 'Action.Execute', title: 'Press', verb: 'typed', data }, trigger: 'manual' },
        { replyToId: '1729999999000', ...more },
      ),
    /** A thumb under a message. */
    thumb: (reaction: string, replyToId: string, place: Place = 'personal') =>
      invoke(place, 'message/fetchTask', { actionName: 'feedback', actionValue: { reaction } }, { replyToId }),
    writtenFeedback: (reaction: string, feedbackText: string, replyToId: string) =>
      invoke(
        'personal',
        'message/submitAction',
        { actionName: 'feedback', actionValue: { reaction, feedback: JSON.stringify({ feedbackText }) } },
        { replyToId },
      ),
    installed: (place: Place = 'personal') => at(place, { type: 'installationUpdate', action: 'add' }),
    removed: () => at('personal', { type: 'installationUpdate', action: 'remove' }),
    botAdded: () => at('personal', { type: 'conversationUpdate', membersAdded: [bot] }),
    reaction: () => at('personal', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '17299' }),
    edit: () =>
      at('personal', {
        type: 'messageUpdate',
        text: 'edited',
        channelData: { eventType: 'editMessage', tenant: { id: tenant } },
      }),
    deletion: () =>
      at('personal', {
        type: 'messageDelete',
        channelData: { eventType: 'softDeleteMessage', tenant: { id: tenant } },
      }),
    query: (text: string) =>
      invoke('personal', 'composeExtension/query', {
        commandId: 'searchClauses',
        parameters: [text === '' ? { name: 'initialRun', value: 'true' } : { name: 'query', value: text }],
        queryOptions: { skip: 0, count: 25 },
      }),
    typeahead: (dataset: string, queryText: string, skip = 0) =>
      invoke('personal', 'application/search', { queryText, queryOptions: { skip, top: 15 }, dataset }),
    link: (url: string) => invoke('group', 'composeExtension/queryLink', { url }),
    messageAction: (content: string, contentType = 'html') =>
      invoke('channel', 'composeExtension/fetchTask', {
        commandId: 'logAsCasework',
        commandContext: 'message',
        messagePayload: {
          id: '1730000000001',
          createdDateTime: '2026-03-02T09:00:00.000Z',
          from: { user: { userIdentityType: 'aadUser', id: officer.aadObjectId, displayName: officer.name } },
          body: { contentType, content },
        },
        context: { theme: 'default' },
      }),
    messageActionSubmit: (data: Json) =>
      invoke('channel', 'composeExtension/submitAction', {
        commandId: 'logAsCasework',
        commandContext: 'message',
        data,
        context: { theme: 'default' },
      }),
    dialogFetch: (place: Place, data: Json) => invoke(place, 'task/fetch', { data, context: { theme: 'default' } }),
    dialogSubmit: (place: Place, data: Json) => invoke(place, 'task/submit', { data, context: { theme: 'default' } }),
  };
}
