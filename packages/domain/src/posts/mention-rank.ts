/** Why someone is mentioned. A stronger reason replaces a weaker one. */
export const mentionRank = { groupMessage: 1, thread: 2, comment: 3, channel: 4, direct: 5, keyword: 6, group: 7 } as const;
export type MentionRank = (typeof mentionRank)[keyof typeof mentionRank];

/** Who is mentioned, and why most. */
export type Mentions = Map<string, MentionRank>;

export function addMention(mentions: Mentions, userId: string, rank: MentionRank): void {
  const present = mentions.get(userId);
  if (present === undefined || present < rank) mentions.set(userId, rank);
}
