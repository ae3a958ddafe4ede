import type { Ctx } from '@foremast/kernel/context';
import { rulesOfChannel } from './channel-rules.ts';
import { comparisonsIn } from './conditions.ts';

const PREFIX = 'user.attributes.';

/** The attributes that a channel's rules ask for, with the values that they name; empty for a channel without rules. */
export async function requiredAttributes(ctx: Ctx, channelId: string): Promise<Record<string, string[]>> {
  const rules = await rulesOfChannel(ctx.db, channelId);
  const asked = new Map<string, Set<string>>();
  for (const { attribute, operator, value, value_type } of (rules?.all ?? []).flatMap((rule) => (rule ? comparisonsIn(rule.ast) : []))) {
    if (value_type !== 0 || operator === '!=') continue;
    const name = attribute.slice(PREFIX.length);
    const values = asked.get(name) ?? new Set();
    asked.set(name, values);
    for (const one of Array.isArray(value) ? value : [value]) values.add(String(one));
  }
  return Object.fromEntries([...asked].map(([name, values]) => [name, [...values]]));
}
