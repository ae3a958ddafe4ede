import { saveFlaggingSettings } from '@foremast/domain/content-flagging/settings';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { FlaggingSettingsBody } from '@foremast/wire/models/content-flagging';
import { DONE, RemoteResponse } from '@foremast/wire/models/remote-response';

// Works while content flagging is off: it is what switches it on.
export const updateCfConfig = operation({
  id: 'UpdateCFConfig',
  method: 'PUT',
  path: '/api/v4/content_flagging/config',
  summary: 'Say how reported messages are dealt with, and who reviews them.',
  body: FlaggingSettingsBody,
  bodyName: 'config',
  response: RemoteResponse,
  permission: () => [manageSystem],
  async handle({ body }, ctx) {
    await saveFlaggingSettings(ctx, body);
    return DONE;
  },
});
