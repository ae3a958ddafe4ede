import { AppError } from '@foremast/kernel/error';
import { hasOnTeam } from '../../permissions/team.ts';
import { invitePeople } from '../../teams/invite-people.ts';
import { isEmail } from '../../users/validate-user.ts';
import { goTo, privately } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';

/** What clients do themselves, when they can. */
const ofTheClient = (trigger: string, hint: string, description: string, more: Partial<BuiltIn> = {}): BuiltIn => ({
  trigger,
  hint,
  description,
  run: () => privately(`Your client does not know the command /${trigger}.`),
  ...more,
});

const help: BuiltIn = {
  trigger: 'help',
  hint: '',
  description: 'Where help is found',
  run: (ctx) =>
    privately(
      ctx.config.SupportSettings.HelpLink === ''
        ? 'This server names no place for help.'
        : `Help is found here: ${ctx.config.SupportSettings.HelpLink}`,
    ),
};

const logout: BuiltIn = { trigger: 'logout', hint: '', description: 'Sign out', run: () => goTo('/login') };

const invitePeopleByMail: BuiltIn = {
  trigger: 'invite_people',
  hint: '[name@domain.com ...]',
  description: 'Invite people to the team by mail',
  hidden: ({ EmailSettings, TeamSettings, ServiceSettings }) =>
    !EmailSettings.SendEmailNotifications || !TeamSettings.EnableUserCreation || !ServiceSettings.EnableEmailInvitations,
  async run(ctx, { team, text }) {
    const { EmailSettings, TeamSettings, ServiceSettings } = ctx.config;
    if (!(await hasOnTeam(ctx, 'invite_user', team.id)) || !(await hasOnTeam(ctx, 'add_user_to_team', team.id)))
      return privately('You may not invite people to this team.');
    if (!EmailSettings.SendEmailNotifications) return privately('This server sends no mail: nobody was invited.');
    if (!TeamSettings.EnableUserCreation) return privately('No accounts can be made on this server: nobody was invited.');
    if (!ServiceSettings.EnableEmailInvitations) return privately('Inviting by mail is switched off: nobody was invited.');
    const emails = [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(isEmail),
      ),
    ];
    if (emails.length === 0) return privately('Please name one or more e-mail addresses.');
    try {
      await invitePeople(ctx, team.id, { emails, channels: [], message: '', guest: false });
    } catch (error) {
      if (error instanceof AppError) return privately('The invitations could not be sent: not all addresses may be invited.');
      throw error;
    }
    return privately('The invitations are on their way.');
  },
};

export const clientCommands: readonly BuiltIn[] = [
  ofTheClient('search', '[text]', 'Look for messages'),
  ofTheClient('settings', '', 'Open the settings'),
  ofTheClient('shortcuts', '', 'Show the keyboard shortcuts'),
  ofTheClient('marketplace', '', 'Open the marketplace', { hidden: ({ PluginSettings }) => !PluginSettings.EnableMarketplace }),
  help,
  invitePeopleByMail,
  logout,
];
