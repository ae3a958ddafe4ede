import { drawAvatar } from '@foremast/domain/pictures/avatar';
import { getAccount } from '@foremast/domain/users/get-account';
import { seeUser } from '@foremast/domain/users/visibility';
import { operation, Raw } from '@foremast/kernel/operation';

export const getDefaultProfileImage = operation({
  id: 'GetDefaultProfileImage',
  method: 'GET',
  path: '/api/v4/users/{user_id}/image/default',
  summary: 'The picture that a person has without giving one.',
  response: Raw,
  permission: ({ params }) => [seeUser(params.user_id)],
  async handle({ params }, ctx) {
    const user = await getAccount(ctx.db, params.user_id);
    const picture = await drawAvatar(user.id, user.username);
    return new Response(new Blob([picture as BlobPart]), { headers: { 'content-type': 'image/png', 'cache-control': 'max-age=86400, private' } });
  },
});
