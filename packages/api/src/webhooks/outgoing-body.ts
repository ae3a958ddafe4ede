import { OutgoingWebhook } from '@foremast/wire/models/webhook';
import { t } from '@foremast/wire/scalars';

/** An outgoing webhook, as it is made and changed: without the ids that are left to the server. */
export const outgoingBody = t.Object({
  ...t.Omit(OutgoingWebhook, ['create_at', 'update_at', 'delete_at']).properties,
  id: t.String(),
  creator_id: t.String(),
  team_id: t.String(),
});
