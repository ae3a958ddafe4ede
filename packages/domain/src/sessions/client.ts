/** What a User-Agent header tells of the program and the machine. */
export interface ClientInfo {
  readonly platform: string;
  readonly os: string;
  readonly browser: string;
  readonly version: string;
  readonly isMobile: boolean;
}

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/iPod/, 'iPod'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Macintosh'],
  [/Android|Linux/, 'Linux'],
];

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Mattermost Mobile\/([\w.]+)/, 'Mobile App'],
  [/Mattermost\/([\w.]+)/, 'Desktop App'],
  [/mmctl\/([\w.]+)/, 'mmctl'],
  [/Franz\/([\w.]+)/, 'Franz'],
  [/Edge?\/([\w.]+)/, 'Edge'],
  [/OPR\/([\w.]+)/, 'Opera'],
  [/Firefox\/([\w.]+)/, 'Firefox'],
  [/Chrome\/([\w.]+)/, 'Chrome'],
  [/Version\/([\w.]+).*Safari/, 'Safari'],
];

function systemOf(agent: string): string {
  if (/Android ([\d.]+)/.test(agent)) return `Android ${/Android ([\d.]+)/.exec(agent)?.[1] ?? ''}`.trim();
  if (/iPhone|iPad|iPod/.test(agent)) return 'iOS';
  if (/Windows NT 10/.test(agent)) return 'Windows 10';
  if (/Windows/.test(agent)) return 'Windows';
  if (/Mac OS X/.test(agent)) return 'Mac OS';
  return /Linux/.test(agent) ? 'Linux' : '';
}

export function clientOf(agent: string): ClientInfo {
  const platform = PLATFORMS.find(([pattern]) => pattern.test(agent))?.[1] ?? '';
  const known = BROWSERS.find(([pattern]) => pattern.test(agent));
  const [name = '', version = '0.0'] = /^([^/\s]+)\/([\w.]+)/.exec(agent)?.slice(1) ?? [];
  return {
    platform,
    os: systemOf(agent),
    browser: known?.[1] ?? (name || 'Unknown'),
    version: known?.[0].exec(agent)?.[1] ?? version,
    isMobile: /Mobile App|Mattermost Mobile/.test(agent),
  };
}
