import { postsInUse, roundedDown } from '@foremast/domain/system/usage';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getPostsUsage = operation({
  id: 'GetPostsUsage',
  method: 'GET',
  path: '/api/v4/usage/posts',
  summary: 'About how many messages people have written.',
  response: t.Object({ count: t.Integer() }),
  permission: 'session',
  handle: async (_, ctx) => ({ count: roundedDown(await postsInUse(ctx), 1000) }),
});
