import type { Ctx } from './context.ts';

/** What must hold before an operation runs. `label` is the permission's name; it goes into logs and the developer's error detail. */
export interface Requirement {
  readonly label: string;
  holds(ctx: Ctx): boolean | Promise<boolean>;
}

/** The caller is this user. */
export const self = (userId: string): Requirement => ({ label: 'self', holds: (ctx) => ctx.session.user_id === userId });

/** One of them is enough. */
export const anyOf = (...requirements: readonly Requirement[]): Requirement => ({
  label: requirements.map((r) => r.label).join(' or '),
  async holds(ctx) {
    for (const requirement of requirements) if (await requirement.holds(ctx)) return true;
    return false;
  },
});

/** All of them must hold. */
export const allOf = (...requirements: readonly Requirement[]): Requirement => ({
  label: requirements.map((r) => r.label).join(' and '),
  async holds(ctx) {
    for (const requirement of requirements) if (!(await requirement.holds(ctx))) return false;
    return true;
  },
});
