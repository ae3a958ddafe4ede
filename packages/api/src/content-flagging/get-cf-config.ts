import { flaggingSettings } from '@foremast/domain/content-flagging/settings';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { FlaggingSettings } from '@foremast/wire/models/content-flagging';

export const getCfConfig = operation({
  id: 'GetCFConfig',
  method: 'GET',
  path: '/api/v4/content_flagging/config',
  summary: 'How reported messages are dealt with, and who reviews them.',
  response: FlaggingSettings,
  permission: () => [manageSystem],
  handle: (_, ctx) => flaggingSettings(ctx),
});
