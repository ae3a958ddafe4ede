import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { type UserRow, usersByUsernames } from '@foremast/store/queries/users';
import { openDirect } from '../../channels/open-direct.ts';
import { openGroup } from '../../channels/open-group.ts';
import { siteLink } from '../../mail/send-mail.ts';
import { hasSystem } from '../../permissions/system.ts';
import { writePost } from '../../posts/write-post.ts';
import { maySeeAll } from '../../users/visibility.ts';
import { type CommandAnswer, privately } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';
import type { CommandCall } from '../command-call.ts';

const MOST_OTHERS = 7;

/** Opens the channel of the caller and these people, and says something there. */
async function write(ctx: Ctx, { user, team }: CommandCall, others: readonly UserRow[], message: string): Promise<CommandAnswer> {
  const ids = others.map((other) => other.id);
  if (!(await maySeeAll(ctx, ids))) return privately('There is nobody of that name.');
  const [first, ...more] = ids;
  if (first === undefined || first === user.id) return privately('Please name somebody else.');
  if (!(await hasSystem(ctx, more.length > 0 ? 'create_group_channel' : 'create_direct_channel')))
    return privately('You may not write such messages.');
  try {
    const channel = await ctx.tx(async (tx) => {
      const opened = more.length > 0 ? await openGroup(tx, [user.id, ...ids]) : await openDirect(tx, user.id, first);
      if (message !== '') await writePost(tx, { channel_id: opened.id, user_id: user.id, message }, { setOnline: true, markRead: true });
      return opened;
    });
    return privately('', { goto_location: siteLink(ctx, `/${team.name}/channels/${channel.name}`) });
  } catch (error) {
    if (error instanceof AppError) return privately('The message could not be written to them.');
    throw error;
  }
}

const msg: BuiltIn = {
  trigger: 'msg',
  hint: '@[username] [message]',
  description: 'Write to somebody',
  async run(ctx, call) {
    const [, name = '', message = ''] = /^@?(\S+)\s*([\s\S]*)$/.exec(call.text) ?? [];
    if (name === '') return privately('Please name somebody to write to.');
    const found = await usersByUsernames(ctx.db, [name.toLowerCase()]);
    return found.length > 0 ? write(ctx, call, found, message) : privately('There is nobody of that name.');
  },
};

/** `@ann, @ben hello`: the names, and what is said to them. */
function parse(text: string): { names: string[]; message: string } {
  const names: string[] = [];
  let rest = text;
  for (let more = true; more; ) {
    const [whole = '', name = '', comma = ''] = /^\s*@?([^\s,]+)\s*(,?)/.exec(rest) ?? [];
    if (name !== '') names.push(name.toLowerCase());
    rest = rest.slice(whole.length);
    more = comma !== '';
  }
  return { names: [...new Set(names)], message: rest.trim() };
}

const groupmsg: BuiltIn = {
  trigger: 'groupmsg',
  hint: '@[username1],@[username2] [message]',
  description: 'Write to several people',
  async run(ctx, call) {
    const { names, message } = parse(call.text);
    if (names.length === 0) return privately('Please name people to write to.');
    const found = (await usersByUsernames(ctx.db, names)).filter((user) => user.delete_at === 0);
    if (found.length < names.length) return privately('Not all of them are there.');
    const others = found.filter((user) => user.id !== call.user.id);
    if (others.length > MOST_OTHERS) return privately(`A group message has ${MOST_OTHERS} others at the most.`);
    return write(ctx, call, others, message);
  },
};

export const messageCommands: readonly BuiltIn[] = [groupmsg, msg];
