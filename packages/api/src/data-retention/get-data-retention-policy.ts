import { fileCutoff, messageCutoff } from '@foremast/domain/retention/cutoffs';
import { operation } from '@foremast/kernel/operation';
import { GlobalRetentionPolicy } from '@foremast/wire/models/retention-policy';

export const getDataRetentionPolicy = operation({
  id: 'GetDataRetentionPolicy',
  method: 'GET',
  path: '/api/v4/data_retention/policy',
  summary: 'How long messages and files are kept where no policy of their own holds.',
  response: GlobalRetentionPolicy,
  permission: 'session',
  handle(_, ctx) {
    const { EnableMessageDeletion, EnableFileDeletion } = ctx.config.DataRetentionSettings;
    return {
      message_deletion_enabled: EnableMessageDeletion,
      file_deletion_enabled: EnableFileDeletion,
      message_retention_cutoff: messageCutoff(ctx.config, ctx.now()),
      file_retention_cutoff: fileCutoff(ctx.config, ctx.now()),
    };
  },
});
