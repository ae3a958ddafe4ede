const CRLF = '\r\n';
const MOST_LINES = 5000;

export type Section = 'users' | 'channels' | 'notes';

const TITLES: Readonly<Record<Section, string>> = { users: 'People', channels: 'Channels', notes: 'Notes' };

/** What an import has to tell whoever asked for it, part by part. It can be kept and gone on with. */
export class ImportReport {
  private left: number;
  constructor(readonly lines: Record<Section, string[]> = { users: [], channels: [], notes: [] }) {
    this.left = MOST_LINES - Object.values(lines).reduce((sum, list) => sum + list.length, 0);
  }

  say(section: Section, line: string): void {
    if (this.left-- > 0) this.lines[section].push(line);
  }

  text(): string {
    const parts = (Object.keys(TITLES) as Section[]).map((section) => [`${TITLES[section]}:`, ...this.lines[section].map((line) => `- ${line}`), '']);
    const cut = this.left < 0 ? ['More was to be said than fits here.'] : [];
    return ['Import of a Slack archive', '', ...parts.flat(), ...cut].join(CRLF);
  }
}
