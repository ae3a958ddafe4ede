import { Id, Millis, type Static, t } from '../scalars.ts';

/** An upload that may take several requests. */
export const UploadSession = t.Object({
  id: Id,
  type: t.String(),
  create_at: Millis,
  user_id: t.String(),
  channel_id: t.Optional(Id),
  filename: t.String(),
  file_size: t.Integer(),
  /** How much has arrived. */
  file_offset: t.Integer(),
  remote_id: t.String(),
  req_file_id: t.String(),
});
export type UploadSession = Static<typeof UploadSession>;
