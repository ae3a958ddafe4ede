import { whyNotified } from '@foremast/api/posts/why-notified';
import { getLatestNotifications } from '@foremast/api/users/get-latest-notifications';
import type { NotificationRecord } from '@foremast/wire/models/notification-record';
import { Command } from 'commander';
import { someone } from '../find.ts';
import { showDone, showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

const COLUMNS = ['post_id', 'at', 'reason', 'desktop', 'push', 'mail', 'devices'];

const sentence = ({ words, desktop, push, mail }: NotificationRecord): string =>
  [words, `Desktop: ${desktop.words}`, `Push: ${push.words}`, `Mail: ${mail.words}`].join('\n');

function why(): Command {
  return new Command('why')
    .description('say why somebody was told of a message, or not')
    .argument('<who>', 'username, address or id')
    .argument('<post>', 'the id of the message')
    .action(async (who, post, _, command) => {
      const record: NotificationRecord = await withServer(async (server) => {
        const user = await someone(server.app.store.db, who);
        return server.call(whyNotified, { params: { post_id: post, user_id: user.id } });
      });
      showDone(outputOf(command), sentence(record), record);
    });
}

function latest(): Command {
  return new Command('list')
    .description('list what somebody was told of last, and what not')
    .argument('<who>', 'username, address or id')
    .option('--page <n>', 'which page', '0')
    .option('--per-page <n>', 'how many on a page', '60')
    .action(async (who, options, command) => {
      const rows: NotificationRecord[] = await withServer(async (server) => {
        const user = await someone(server.app.store.db, who);
        const query = { page: Number(options.page), per_page: Number(options.perPage) };
        return server.call(getLatestNotifications, { params: { user_id: user.id }, query });
      });
      showRows(
        outputOf(command),
        rows.map((row) => ({ ...row, desktop: row.desktop.because, push: row.push.because, mail: row.mail.because })),
        COLUMNS,
      );
    });
}

export const notificationCommand = (): Command =>
  new Command('notification').description('who was told of messages, and why').addCommand(why()).addCommand(latest());
