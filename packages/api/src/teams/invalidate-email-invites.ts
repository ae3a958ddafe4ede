import { onSystem } from '@foremast/domain/permissions/system';
import { INVITATION_TYPES } from '@foremast/domain/teams/invitations';
import { forgetReminders } from '@foremast/domain/teams/remind-invited';
import { OK, operation } from '@foremast/kernel/operation';
import { deleteInvitations } from '@foremast/store/queries/team-invitations';
import { StatusOK } from '@foremast/wire/models/status';

export const invalidateEmailInvites = operation({
  id: 'InvalidateEmailInvites',
  method: 'DELETE',
  path: '/api/v4/teams/invites/email',
  summary: 'Make all links worthless that were sent in invitations.',
  response: StatusOK,
  permission: () => [onSystem('invalidate_email_invite')],
  async handle(_, ctx) {
    await ctx.tx(async (tx) => {
      await deleteInvitations(tx.db, Object.values(INVITATION_TYPES));
      await forgetReminders(tx);
    });
    return OK;
  },
});
