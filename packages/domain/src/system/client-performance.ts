import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { type Static, t } from '@foremast/wire/scalars';

const Measured = t.Object({ metric: t.String(), value: t.Number(), labels: t.Nullable(t.StringMap()) });

/** How fast a client was, as it measured itself. */
export const PerformanceReport = t.Object({
  version: t.String(),
  client_id: t.String(),
  labels: t.Nullable(t.StringMap()),
  start: t.Number(),
  end: t.Number(),
  counters: t.Array(Measured),
  histograms: t.Array(Measured),
});
export type PerformanceReport = Static<typeof PerformanceReport>;

const OLDEST_MS = 5 * 60_000;
const MINOR = 1;
const MOST = 500;
const PLATFORMS = new Set(['linux', 'macos', 'ios', 'android', 'windows']);
const AGENTS = new Set(['desktop', 'firefox', 'chrome', 'safari', 'edge']);

const MOBILE = ['load', 'channel_switch', 'team_switch'];
const MOBILE_NETWORK = [
  'average_speed',
  'effective_latency',
  'elapsed_time',
  'latency',
  'total_compressed_size',
  'total_parallel_requests',
  'total_requests',
  'total_sequential_requests',
  'total_size',
];

/** What clients call a measure, and what dashboards do. */
const NAMES: Readonly<Record<string, string>> = {
  TTFB: 'webapp_time_to_first_byte',
  TTLB: 'webapp_time_to_last_byte',
  FCP: 'webapp_first_contentful_paint',
  LCP: 'webapp_largest_contentful_paint',
  INP: 'webapp_interaction_to_next_paint',
  CLS: 'webapp_cumulative_layout_shift',
  ...Object.fromEntries(
    ['dom_interactive', 'splash_screen', 'long_tasks', 'page_load', 'channel_switch', 'team_switch', 'rhs_load', 'global_threads_load'].map(
      (name) => [name, `webapp_${name}`],
    ),
  ),
  ...Object.fromEntries(MOBILE.map((name) => [`mobile_${name}`, `mobileapp_${name}`])),
  ...Object.fromEntries(MOBILE_NETWORK.map((name) => [`mobile_network_requests_${name}`, `mobileapp_network_requests_${name}`])),
  desktop_cpu: 'desktopapp_cpu_usage',
  desktop_memory: 'desktopapp_memory_usage',
  plugin_webapp_perf: 'plugin_webapp_perf',
};

/** How often, not how long. */
const COUNTED = new Set(['long_tasks']);

/** Not a length of time: told as it is. */
const PLAIN = new Set(['CLS', 'desktop_cpu', 'desktop_memory']);

/** Throws for a report of another version, or one that is not of now. */
function check({ version, start, end }: PerformanceReport, now: number): void {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+(?:[-+].*)?$/.exec(version) ?? [];
  const fits = major === '0' && Number(minor) <= MINOR && start <= end && end >= now - OLDEST_MS;
  if (!fits) throw invalidBody('report');
}

/** Adds a client's measures to the server's figures. Measures that nobody knows are left out. */
export function recordPerformance(ctx: Ctx, report: PerformanceReport): void {
  check(report, ctx.now());
  const { metrics } = ctx.app;
  const { platform = '', agent = '' } = report.labels ?? {};
  const labels = { platform: PLATFORMS.has(platform) ? platform : 'other', agent: AGENTS.has(agent) ? agent : 'other' };
  const nameOf = (metric: string) => (Object.hasOwn(NAMES, metric) ? `mattermost_${NAMES[metric]}` : undefined);
  for (const { metric, value } of report.counters.slice(0, MOST)) {
    const name = nameOf(metric);
    if (name !== undefined && COUNTED.has(metric) && value > 0) metrics.count(name, value, labels);
  }
  for (const { metric, value } of report.histograms.slice(0, MOST)) {
    const name = nameOf(metric);
    if (name !== undefined && !COUNTED.has(metric) && value >= 0)
      metrics.observe(name, PLAIN.has(metric) || metric.startsWith('mobile_network') ? value : value / 1000, labels);
  }
}
