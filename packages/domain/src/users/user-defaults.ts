/** What a new account is told of, until its owner changes it. */
export const defaultNotifyProps = (): Record<string, string> => ({
  email: 'true',
  push: 'mention',
  desktop: 'mention',
  desktop_sound: 'true',
  mention_keys: '',
  channel: 'true',
  push_status: 'online',
  comments: 'never',
  first_name: 'false',
  desktop_threads: 'all',
  email_threads: 'all',
  push_threads: 'all',
});

export const defaultTimezone = (): Record<string, string> => ({ useAutomaticTimezone: 'true', automaticTimezone: '', manualTimezone: '' });
