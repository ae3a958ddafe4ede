/** The names of the channels that every team begins with. */
export const DEFAULT_CHANNEL_NAMES = ['town-square', 'off-topic'] as const;
