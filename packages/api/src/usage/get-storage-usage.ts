import { bytesInUse, roundedDown } from '@foremast/domain/system/usage';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getStorageUsage = operation({
  id: 'GetStorageUsage',
  method: 'GET',
  path: '/api/v4/usage/storage',
  summary: 'About how many bytes the files take.',
  response: t.Object({ bytes: t.Integer() }),
  permission: 'session',
  handle: async (_, ctx) => ({ bytes: roundedDown(await bytesInUse(ctx), 100_000_000) }),
});
