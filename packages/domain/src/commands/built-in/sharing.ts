import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { wordsFor } from '@foremast/kernel/words';
import type { AutocompleteData } from '@foremast/wire/models/command';
import { hasSystem } from '../../permissions/system.ts';
import { requireRemoteService, requireSharedChannels } from '../../remote-clusters/service.ts';
import { type CommandAnswer, privately } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';
import type { CommandCall } from '../command-call.ts';
import { CONNECTING } from './connecting.ts';
import { optionsOf, type SharingAction } from './options.ts';
import { SHARING } from './sharing-actions.ts';

interface Acting {
  readonly may: string;
  readonly actions: Readonly<Record<string, SharingAction>>;
  service(ctx: Ctx): void;
}

/** What the command's first word asks for; errors are told in words, as everything that commands say. */
async function act(ctx: Ctx, call: CommandCall, { may, actions, service }: Acting): Promise<CommandAnswer> {
  if (!(await hasSystem(ctx, may))) return privately('You do not have the permission for this.');
  const { action, options } = optionsOf(call.text);
  const chosen = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!chosen) return privately(`Please name one of: ${Object.keys(actions).join(', ')}.`);
  try {
    service(ctx);
    return privately(await chosen(ctx, call, options));
  } catch (error) {
    if (error instanceof AppError) return privately(wordsFor(error));
    throw error;
  }
}

const data = (Trigger: string, HelpText: string, more: Partial<AutocompleteData> = {}): AutocompleteData => ({
  Trigger,
  HelpText,
  Hint: '',
  RoleID: '',
  Arguments: [],
  SubCommands: [],
  ...more,
});
const argument = (Name: string, HelpText: string, Type: string, Required: boolean, Data: unknown = null) => ({
  Name,
  HelpText,
  Type,
  Required,
  Data,
});
const words = (hint: string) => ({ Hint: hint, Pattern: '' });

const shareChannel: BuiltIn = {
  trigger: 'share-channel',
  hint: '[action]',
  description: 'Share this channel with another server',
  completion: data('share-channel', 'Share this channel with another server', {
    Hint: '[action]',
    SubCommands: [
      data('invite', 'Invite another server to the channel', {
        Arguments: [
          argument('connectionID', 'The connection to the other server', 'TextInput', true, words('')),
          argument('readonly', 'May the other server only read? Y or N', 'TextInput', false, words('[Y/N]')),
        ],
      }),
      data('uninvite', 'Take the channel back from another server', {
        Arguments: [argument('connectionID', 'The connection to the other server', 'TextInput', true, words(''))],
      }),
      data('unshare', 'Share the channel with nobody any more'),
      data('status', 'With whom the channel is shared'),
    ],
  }),
  run: (ctx, call) => act(ctx, call, { may: 'manage_shared_channels', service: requireSharedChannels, actions: SHARING }),
};

const secureConnection: BuiltIn = {
  trigger: 'secure-connection',
  hint: '[action]',
  description: 'Connections to other servers',
  completion: data('secure-connection', 'Connections to other servers', {
    Hint: '[action]',
    SubCommands: [
      data('create', 'Make an invitation for another server', {
        Arguments: [
          argument('name', 'A name for the connection', 'TextInput', true, words('')),
          argument('displayname', 'The name that is shown', 'TextInput', false, words('')),
          argument('password', 'The password that protects the invitation', 'TextInput', true, words('')),
        ],
      }),
      data('accept', 'Accept the invitation of another server', {
        Arguments: [
          argument('name', 'A name for the connection', 'TextInput', true, words('')),
          argument('displayname', 'The name that is shown', 'TextInput', false, words('')),
          argument('password', 'The password that protects the invitation', 'TextInput', true, words('')),
          argument('invite', 'The invitation', 'TextInput', true, words('')),
        ],
      }),
      data('remove', 'End a connection', { Arguments: [argument('connectionID', 'The connection', 'TextInput', true, words(''))] }),
      data('status', 'How the connections are'),
    ],
  }),
  run: (ctx, call) => act(ctx, call, { may: 'manage_secure_connections', service: requireRemoteService, actions: CONNECTING }),
};

export const sharingCommands: readonly BuiltIn[] = [secureConnection, shareChannel];
