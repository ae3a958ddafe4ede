type NotifyProps = Record<string, string>;

const keysOf = (props: NotifyProps): string[] =>
  (props.mention_keys ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);

/** Words that mention somebody are compared without case. */
export function lowerMentionKeys(props: NotifyProps): NotifyProps {
  return props.mention_keys ? { ...props, mention_keys: props.mention_keys.toLowerCase() } : props;
}

/** A former user name mentions nobody any more. Clients expect the comma in front. */
export function withoutUsername(props: NotifyProps, username: string): NotifyProps {
  const keys = keysOf(props).filter((key) => key !== username && key !== `@${username}`);
  return { ...props, mention_keys: keys.map((key) => `,${key}`).join('') };
}
