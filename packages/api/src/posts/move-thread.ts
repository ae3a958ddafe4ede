import { moveThread as move } from '@foremast/domain/posts/move-thread';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const moveThread = operation({
  id: 'MoveThread',
  method: 'POST',
  path: '/api/v4/posts/{post_id}/move',
  summary: 'Move a thread to another channel.',
  body: t.Object({ channel_id: t.String() }),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    await move(ctx, params.post_id, body.channel_id);
    return OK;
  },
});
