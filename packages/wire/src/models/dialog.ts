import { type Static, t } from '../scalars.ts';

export const DialogOption = t.Object({ text: t.String(), value: t.String() });

/** A field of a form. What only some kinds of field have is left out where it says nothing. */
export const DialogElement = t.Object({
  display_name: t.String(),
  name: t.String(),
  type: t.String(),
  subtype: t.String(),
  default: t.String(),
  placeholder: t.String(),
  help_text: t.String(),
  optional: t.Boolean(),
  min_length: t.Integer(),
  max_length: t.Integer(),
  data_source: t.String(),
  data_source_url: t.Optional(t.String()),
  options: t.Nullable(t.Array(DialogOption)),
  multiselect: t.Boolean(),
  refresh: t.Optional(t.Boolean()),
  min_date: t.Optional(t.String()),
  max_date: t.Optional(t.String()),
  time_interval: t.Optional(t.Integer()),
  datetime_config: t.Optional(
    t.Object({
      time_interval: t.Optional(t.Integer()),
      location_timezone: t.Optional(t.String()),
      allow_manual_time_entry: t.Optional(t.Boolean()),
    }),
  ),
});
export type DialogElement = Static<typeof DialogElement>;

/** A form that an integration has somebody fill in. */
export const Dialog = t.Object({
  callback_id: t.String(),
  title: t.String(),
  introduction_text: t.String(),
  icon_url: t.String(),
  elements: t.Nullable(t.Array(DialogElement)),
  submit_label: t.String(),
  notify_on_cancel: t.Boolean(),
  state: t.String(),
  source_url: t.Optional(t.String()),
});
export type Dialog = Static<typeof Dialog>;

/** What somebody filled in, or asks of a field's source while filling in. */
export const DialogSubmission = t.Object({
  type: t.String(),
  url: t.String(),
  callback_id: t.String(),
  state: t.String(),
  channel_id: t.String(),
  team_id: t.String(),
  submission: t.Nullable(t.Record(t.String(), t.Unknown())),
  cancelled: t.Boolean(),
});
export type DialogSubmission = Static<typeof DialogSubmission>;

export const DialogAnswer = t.Object({
  error: t.Optional(t.String()),
  errors: t.Optional(t.Record(t.String(), t.String())),
  type: t.Optional(t.String()),
  form: t.Optional(Dialog),
});
export type DialogAnswer = Static<typeof DialogAnswer>;

export const DialogChoices = t.Object({ items: t.Nullable(t.Array(DialogOption)) });
export type DialogChoices = Static<typeof DialogChoices>;
