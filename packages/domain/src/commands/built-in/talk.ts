import { job } from '@foremast/kernel/job';
import { channelHead } from '@foremast/store/queries/channels';
import { waitingOfType } from '@foremast/store/queries/jobs';
import { Id, t } from '@foremast/wire/scalars';
import { writePost } from '../../posts/write-post.ts';
import { privately, publicly } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';

const SHRUG = '¯\\\\\\_(ツ)\\_/¯';

const me: BuiltIn = { trigger: 'me', hint: '[message]', description: 'Do something', run: (_, { text }) => publicly(`*${text}*`, { type: 'me' }) };

const shrug: BuiltIn = {
  trigger: 'shrug',
  hint: '[message]',
  description: 'Shrug',
  run: (_, { text }) => publicly(text === '' ? SHRUG : `${text} ${SHRUG}`),
};

const code: BuiltIn = {
  trigger: 'code',
  hint: '[text]',
  description: 'Show text as code',
  run: (_, { text }) =>
    text === ''
      ? privately('Please say what is to be shown as code.')
      : publicly(`    ${text.split('\n').join('\n    ')}`, { skip_slack_parsing: true }),
};

const LONGEST_DELAY_S = 10_000;
const MOST_WAITING = 100;

/** A message that was to be said later. */
export const echoMessage = job({
  name: 'echo_message',
  input: t.Object({ channel_id: Id, user_id: Id, root_id: t.String(), message: t.String() }),
  attempts: 1,
  async run(input, ctx) {
    await ctx.tx(async (tx) => {
      const channel = await channelHead(tx.db, input.channel_id);
      if (channel && channel.delete_at === 0) await writePost(tx, input, { setOnline: true });
    });
  },
});

/** `"quoted text" 5`: what to say and after how many seconds. */
function parse(text: string): { message: string; delay: number } {
  const quoted = /^"([\s\S]*)"\s*(\d*)$/.exec(text);
  if (quoted) return { message: (quoted[1] ?? '').trim(), delay: Number(quoted[2] || 0) };
  const delayed = /^([\s\S]*\S)\s+(\d+)$/.exec(text);
  return delayed ? { message: delayed[1] ?? '', delay: Number(delayed[2]) } : { message: text, delay: 0 };
}

const echo: BuiltIn = {
  trigger: 'echo',
  hint: '"message" [delay in seconds]',
  description: 'Say something, now or later',
  async run(ctx, { text, channel, user, rootId }) {
    const { message, delay } = parse(text);
    if (message === '') return privately('Please say what is to be echoed.');
    if (delay > LONGEST_DELAY_S) return privately(`An echo comes after ${LONGEST_DELAY_S} seconds at the most.`);
    if ((await waitingOfType(ctx.db, echoMessage.name)) >= MOST_WAITING) return privately('Too many echoes are on their way.');
    await ctx.tx((tx) =>
      tx.enqueue(echoMessage, { channel_id: channel.id, user_id: user.id, root_id: rootId, message }, { runAt: tx.now() + delay * 1000 }),
    );
    return { ...publicly(''), response_type: '' };
  },
};

export const talkCommands: readonly BuiltIn[] = [code, echo, me, shrug];
