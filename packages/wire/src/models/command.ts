import { type Static, t } from '../scalars.ts';

/** What may follow a command's word, for completion. */
export const AutocompleteData = t.Object({
  Trigger: t.String(),
  Hint: t.String(),
  HelpText: t.String(),
  RoleID: t.String(),
  Arguments: t.Array(t.Object({ Name: t.String(), HelpText: t.String(), Type: t.String(), Required: t.Boolean(), Data: t.Unknown() })),
  SubCommands: t.Array(t.Unknown()),
});
export type AutocompleteData = Omit<Static<typeof AutocompleteData>, 'SubCommands'> & { SubCommands: AutocompleteData[] };

/** Built-in ones have no id. */
export const Command = t.Object({
  id: t.String(),
  token: t.String(),
  create_at: t.Integer(),
  update_at: t.Integer(),
  delete_at: t.Integer(),
  creator_id: t.String(),
  team_id: t.String(),
  trigger: t.String(),
  method: t.String(),
  username: t.String(),
  icon_url: t.String(),
  auto_complete: t.Boolean(),
  auto_complete_desc: t.String(),
  auto_complete_hint: t.String(),
  display_name: t.String(),
  description: t.String(),
  url: t.String(),
  plugin_id: t.String(),
  autocomplete_data: t.Optional(AutocompleteData),
});
export type Command = Omit<Static<typeof Command>, 'autocomplete_data'> & { autocomplete_data?: AutocompleteData };

const answer = {
  response_type: t.String(),
  text: t.String(),
  username: t.String(),
  channel_id: t.String(),
  icon_url: t.String(),
  type: t.String(),
  props: t.Nullable(t.Record(t.String(), t.Unknown())),
  goto_location: t.String(),
  trigger_id: t.String(),
  skip_slack_parsing: t.Boolean(),
  attachments: t.Nullable(t.Array(t.Unknown())),
};

export const CommandResponse = t.Object({ ...answer, extra_responses: t.Nullable(t.Array(t.Unknown())) });

/** The keys are the protocol's. */
export const AutocompleteSuggestion = t.Object({
  Complete: t.String(),
  Suggestion: t.String(),
  Hint: t.String(),
  Description: t.String(),
  IconData: t.String(),
});
export type AutocompleteSuggestion = Static<typeof AutocompleteSuggestion>;
