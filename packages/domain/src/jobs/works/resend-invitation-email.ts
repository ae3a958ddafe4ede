import type { Ctx } from '@foremast/kernel/context';
import { channelTitles, joinedAddresses } from '@foremast/store/queries/team-invitations';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { type Sending, senderKind, sendInvitation } from '../../teams/invite-people.ts';
import { REMINDER_HOURS, RESEND_INVITATIONS } from '../../teams/remind-invited.ts';
import { type PublicJobRun, publicJob } from '../public-job.ts';

function listOf(text: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

/** Undefined: there is no such invitation any more. */
async function sendingOf(ctx: Ctx, { data }: PublicJobRun, emails: readonly string[]): Promise<Sending | undefined> {
  const [team, sender] = [await findTeam(ctx.db, data.teamID ?? ''), await findUser(ctx.db, data.senderID ?? '')];
  if (!team || team.delete_at > 0 || team.group_constrained || !sender || sender.delete_at > 0) return undefined;
  const channels = await channelTitles(ctx.db, team.id, listOf(data.channelList));
  return {
    emails,
    channels: [...channels.keys()],
    channelNames: [...channels.values()].map(({ title }) => title),
    message: '',
    guest: false,
    team,
    sender,
    kind: await senderKind(ctx, sender),
    reminderHours: REMINDER_HOURS,
  };
}

/** Invites those once more who have not followed their invitation. */
export const resendInvitationEmail = publicJob({
  type: RESEND_INVITATIONS,
  isOffered: ({ config }) => config.ServiceSettings.EnableEmailInvitations,
  async run(ctx, run) {
    const emails = listOf(run.data.emailList);
    const sending = ctx.config.ServiceSettings.EnableEmailInvitations ? await sendingOf(ctx, run, emails) : undefined;
    if (!sending) return;
    const joined = await joinedAddresses(ctx.db, sending.team.id, emails);
    await ctx.tx(async (tx) => {
      for (const email of emails) if (!joined.has(email)) await sendInvitation(tx, email, sending);
    });
  },
});
