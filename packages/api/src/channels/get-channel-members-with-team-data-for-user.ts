import { allMemberships, pageOfMemberships } from '@foremast/domain/channels/memberships-with-teams';
import { ownAccount } from '@foremast/domain/permissions/system';
import type { Ctx } from '@foremast/kernel/context';
import { invalidUrl, notFound } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

/** One JSON object a line. Who is in no channel gets an error: an empty answer is one to clients. */
async function lines(ctx: Ctx, userId: string): Promise<Response> {
  const pages = allMemberships(ctx, userId);
  const first = await pages.next();
  if (first.done) throw notFound('app.channel.get_member.missing.app_error');
  const text = (members: readonly unknown[]) => members.map((member) => `${JSON.stringify(member)}\n`).join('');
  const encoder = new TextEncoder();
  let next: IteratorResult<readonly unknown[]> = first;
  const stream = new ReadableStream({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(text(next.value)));
      next = await pages.next();
    },
  });
  return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
}

export const getChannelMembersWithTeamDataForUser = operation({
  id: 'GetChannelMembersWithTeamDataForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/channel_members',
  summary: 'Somebody’s memberships in all channels: page -1 gives all of them, one a line.',
  query: t.Object({ page: t.Integer({ default: 0 }), per_page: t.Integer({ default: 60, minimum: 0, maximum: 200 }) }),
  response: Raw,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, query }, ctx) {
    if (query.page === -1) return lines(ctx, params.user_id);
    if (query.page < 0) throw invalidUrl('page');
    return Response.json(await pageOfMemberships(ctx, params.user_id, query.page, query.per_page), {
      headers: { 'content-type': 'application/json' },
    });
  },
});
