/** What happened with a report, as far as messages tell it. Names are usernames; `channel` is empty for direct messages. */
export interface ReportStory {
  readonly happened: 'flagged' | 'assigned' | 'removed' | 'dismissed';
  readonly actor: string;
  readonly reviewer: string;
  readonly reason: string;
  readonly comment: string;
  readonly channel: string;
  readonly hidden: boolean;
}

const place = (s: ReportStory): string => (s.channel === '' ? 'a direct conversation' : `~${s.channel}`);
const quoted = (comment: string): string => (comment === '' ? '' : `\n\n> ${comment.replaceAll('\n', '\n> ')}`);

export function forReviewers(s: ReportStory): string {
  const said: Record<ReportStory['happened'], string> = {
    flagged: `@${s.actor} reported a message in ${place(s)} for review: ${s.reason}`,
    assigned: `@${s.actor} gave this report to @${s.reviewer}.`,
    removed: `@${s.actor} removed the message.${quoted(s.comment)}`,
    dismissed: `@${s.actor} kept the message.${quoted(s.comment)}`,
  };
  return said[s.happened];
}

export function forAuthor(s: ReportStory): string {
  const said: Record<ReportStory['happened'], string> = {
    flagged: `A message of yours in ${place(s)} was reported for review.${s.hidden ? ' It is hidden until then.' : ''}`,
    assigned: `A message of yours in ${place(s)} is being reviewed.`,
    removed: `A message of yours in ${place(s)} was reviewed and removed.`,
    dismissed: `A message of yours in ${place(s)} was reviewed and stays as it is.`,
  };
  return said[s.happened];
}

export function forReporter(s: ReportStory): string {
  const said: Record<ReportStory['happened'], string> = {
    flagged: `Your report of a message in ${place(s)} has arrived.`,
    assigned: `The message in ${place(s)} that you reported is being reviewed.`,
    removed: `The message in ${place(s)} that you reported was removed.`,
    dismissed: `The message in ${place(s)} that you reported was reviewed and stays.`,
  };
  return said[s.happened];
}
