/** What of a payload says which workspace it belongs to. Each kind of payload has some of it. */
type Belonging = {
  readonly authorizations?: readonly { readonly team_id?: string | undefined }[] | undefined;
  readonly view?: { readonly app_installed_team_id?: string | undefined } | undefined;
  readonly team_id?: string | undefined;
  readonly team?: { readonly id: string } | null | undefined;
  readonly user?: { readonly team_id?: string | undefined } | undefined;
};

/**
 * The workspace whose installation a payload is meant for. In a channel shared with another organisation the outer
 * `team_id` of an event may be the other one's: then only the first authorization names ours.
 * https://docs.slack.dev/apis/events-api/#authorizations
 */
export function workspaceOf({ authorizations, view, team_id, team, user }: Belonging): string {
  return authorizations?.[0]?.team_id ?? view?.app_installed_team_id ?? team_id ?? team?.id ?? user?.team_id ?? '';
}
