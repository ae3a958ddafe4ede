import { getAccount } from '@foremast/domain/users/get-account';
import { pictureOf } from '@foremast/domain/users/picture-of';
import { seeUser } from '@foremast/domain/users/visibility';
import { operation, Raw } from '@foremast/kernel/operation';

const DAY = 'max-age=86400, private';
const SOON = 'max-age=300, private';

// The ETag is the instant alone.
export const getProfileImage = operation({
  id: 'GetProfileImage',
  method: 'GET',
  path: '/api/v4/users/{user_id}/image',
  summary: 'The picture of a person.',
  response: Raw,
  permission: ({ params }) => [seeUser(params.user_id)],
  async handle({ params }, ctx) {
    const user = await getAccount(ctx.db, params.user_id);
    const etag = String(user.last_picture_update);
    if (ctx.request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } });
    const { data, stored } = await pictureOf(ctx, user);
    return new Response(data as Blob, {
      headers: { 'content-type': 'image/png', 'cache-control': stored ? DAY : SOON, ...(stored ? { etag } : {}) },
    });
  },
});
