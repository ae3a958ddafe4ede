import { AppError } from '@foremast/kernel/error';
import { savePreferences } from '@foremast/store/queries/preferences';
import { emojiNames, emojiUnicode } from '@foremast/wire/emoji/system-emoji';
import { preferenceChanged } from '@foremast/wire/events';
import { type Choice, chooseStatus } from '../../status/choose-status.ts';
import { removeCustomStatus, setCustomStatus } from '../../status/custom-status.ts';
import { privately } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';

const chooser = (status: Choice, trigger: string, description: string, done: string): BuiltIn => ({
  trigger,
  hint: '',
  description,
  async run(ctx, { user }) {
    await ctx.tx((tx) => chooseStatus(tx, user.id, status, 0));
    return privately(done);
  },
});

const DEFAULT_EMOJI = 'speech_balloon';
const codeOf = (text: string): string => [...text].map((sign) => (sign.codePointAt(0) ?? 0).toString(16)).join('-');
const withoutVariant = (code: string): string => code.replace(/-fe0f$/, '');

/** The name of an emoji that was written as itself. */
function emojiNamed(sign: string): string | undefined {
  if (/^[\p{L}\p{N}\p{P}]/u.test(sign)) return undefined;
  const code = withoutVariant(codeOf(sign));
  return emojiNames().find((name) => withoutVariant(emojiUnicode(name) ?? '') === code);
}

function parse(text: string): { emoji: string; text: string } {
  const [first = '', rest = ''] = [text.split(/\s+/)[0], text.replace(/^\S+\s*/, '')];
  const named = /^:([^:\s]+):$/.exec(first)?.[1] ?? emojiNamed(first);
  return named ? { emoji: named, text: rest } : { emoji: DEFAULT_EMOJI, text };
}

const customStatus: BuiltIn = {
  trigger: 'status',
  hint: '[:emoji:] [text] or clear',
  description: 'Say what you are up to',
  absent: (settings) => !settings.TeamSettings.EnableCustomUserStatuses,
  async run(ctx, { user, text }) {
    if (text === 'clear') {
      await removeCustomStatus(ctx, user.id);
      return privately('Your status is cleared.');
    }
    const status = parse(text);
    try {
      await setCustomStatus(ctx, user.id, { ...status, duration: '', expires_at: '' });
    } catch (error) {
      if (error instanceof AppError) return privately('Your status could not be set: there is no such emoji.');
      throw error;
    }
    return privately(`Your status is set to :${status.emoji}: ${status.text}`);
  },
};

const previews = (trigger: string, collapsed: boolean, description: string, done: string): BuiltIn => ({
  trigger,
  hint: '',
  description,
  async run(ctx, { user }) {
    const preference = { user_id: user.id, category: 'display_settings', name: 'collapse_previews', value: String(collapsed) };
    await ctx.tx(async (tx) => {
      await savePreferences(tx.db, [preference]);
      tx.emit(preferenceChanged, { preference: JSON.stringify(preference) }, { user: user.id });
    });
    return privately(done);
  },
});

export const statusCommands: readonly BuiltIn[] = [
  chooser('away', 'away', 'Set your status to away', 'You are away now.'),
  chooser('dnd', 'dnd', 'Switch notifications off: do not disturb', 'You are not disturbed by notifications now.'),
  chooser('offline', 'offline', 'Set your status to offline', 'You are offline now.'),
  chooser('online', 'online', 'Set your status to online', 'You are online now.'),
  customStatus,
  previews('collapse', true, 'Fold pictures of links and files', 'Pictures are folded now.'),
  previews('expand', false, 'Unfold pictures of links and files', 'Pictures are unfolded now.'),
];
