import { Id, Millis, type Static, t } from '../scalars.ts';

export const Scheme = t.Object({
  id: Id,
  name: t.String(),
  display_name: t.String(),
  description: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  scope: t.String(),
  default_team_admin_role: t.String(),
  default_team_user_role: t.String(),
  default_team_guest_role: t.String(),
  default_channel_admin_role: t.String(),
  default_channel_user_role: t.String(),
  default_channel_guest_role: t.String(),
  default_playbook_admin_role: t.String(),
  default_playbook_member_role: t.String(),
  default_run_admin_role: t.String(),
  default_run_member_role: t.String(),
});
export type Scheme = Static<typeof Scheme>;
