import type { App } from './app.ts';
import type { Ctx } from './context.ts';

/**
 * A figure that costs more than it may be out of date: computed once for all who ask within `ms`, per server. Only for what no
 * touch can keep exact, such as counts of everything.
 */
export function rememberFor<T>(ms: number, compute: (ctx: Ctx) => Promise<T>): (ctx: Ctx) => Promise<T> {
  const known = new WeakMap<App, { readonly until: number; readonly value: Promise<T> }>();
  return (ctx) => {
    const found = known.get(ctx.app);
    const now = ctx.now();
    if (found && found.until > now) return found.value;
    const value = compute(ctx);
    const made = { until: now + ms, value };
    known.set(ctx.app, made);
    // What failed is not kept.
    value.catch(() => {
      if (known.get(ctx.app) === made) known.delete(ctx.app);
    });
    return value;
  };
}
