const REASONS: Readonly<Record<string, string>> = {
  forced: 'The message notifies everybody it is for.',
  mentioned: 'The message mentions the person, a word of theirs, or a group that they are in.',
  channel_wide: 'The message calls everybody in the channel.',
  direct: 'It is a direct message.',
  group: 'It is a message to a group.',
  comment: 'It answers a message of the person, or in a thread that they wrote in.',
  thread: 'It is in a thread that the person follows.',
  every_message: 'The person wants to hear of every message.',
  nothing: 'Nothing in it concerns the person.',
  author: 'The person wrote it.',
  not_member: 'The person is not in the channel.',
};

const VERDICTS: Readonly<Record<string, string>> = {
  told: 'Told.',
  off: 'This way of telling is switched off on the server.',
  bot: 'Bots are not told.',
  deactivated: 'The account is deactivated.',
  system_message: 'Messages of the server itself are not told this way.',
  automatic_reply: 'Automatic replies are not told this way.',
  muted: 'The person has muted the channel.',
  settings: "The person's settings do not ask for it.",
  do_not_disturb: 'The person was not to be disturbed.',
  out_of_office: 'The person was out of office.',
  active: 'The person wants this only when away.',
  looking: 'The person was looking at the channel.',
  online: 'The person was online.',
  newcomer: 'The person joined the channel a moment before.',
  no_device: 'No phone or browser of the person is signed in for it.',
  unverified: 'The address has not been confirmed, or belongs to another server.',
};

export const reasonWords = (reason: string): string => REASONS[reason] ?? reason;
export const verdictWords = (verdict: string): string => VERDICTS[verdict] ?? verdict;
