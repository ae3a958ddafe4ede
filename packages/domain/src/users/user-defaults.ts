/** What a new account is told of, until its owner changes it. */
export const defaultNotifyProps = (): Record<string, string> => ({
  channel: 'true',
  comments: 'never',
  desktop: 'mention',
  desktop_sound: 'true',
  desktop_threads: 'all',
  email: 'true',
  email_threads: 'all',
  first_name: 'false',
  mention_keys: '',
  push: 'mention',
  push_status: 'online',
  push_threads: 'all',
});

export const defaultTimezone = (): Record<string, string> => ({ automaticTimezone: '', manualTimezone: '', useAutomaticTimezone: 'true' });
