type NotifyProps = Record<string, string>;

const keysOf = (props: NotifyProps): string[] =>
  (props.mention_keys ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);

/** Words that mention somebody are compared without case, and empty ones fall away. */
export function tidyMentionKeys(props: NotifyProps): NotifyProps {
  if (!props.mention_keys) return props;
  const words = props.mention_keys.split(',').filter((word) => word !== '');
  return { ...props, mention_keys: words.join(',').toLowerCase() };
}

/** A former user name mentions nobody any more. Clients expect the comma in front. */
export function withoutUsername(props: NotifyProps, username: string): NotifyProps {
  const keys = keysOf(props).filter((key) => key !== username && key !== `@${username}`);
  return { ...props, mention_keys: keys.map((key) => `,${key}`).join('') };
}
