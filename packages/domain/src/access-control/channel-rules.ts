import { type AccessPolicyRow, accessPoliciesByIds, findAccessPolicy } from '@foremast/store/queries/access-policies';
import type { Db } from '@foremast/store/store';
import { type Attributes, type Compiled, readExpression } from './expression.ts';

/** Rules about who is in a channel; those about other actions are not for us. */
const aboutMembership = (actions: readonly string[] | null | undefined): boolean =>
  !actions || actions.length === 0 || actions.some((action) => action === '*' || action === 'membership' || action === 'join_channel');

const expressionsOf = (policy: AccessPolicyRow): string[] =>
  (policy.data?.rules ?? []).filter(({ actions }) => aboutMembership(actions)).map(({ expression }) => expression ?? '');

/** What must hold for everybody in a channel. */
export interface ChannelRules {
  readonly policy: AccessPolicyRow;
  /** All of them; one that cannot be read is undefined, and nobody fits. */
  readonly all: readonly (Compiled | undefined)[];
  fits(attributes: Attributes): boolean;
}

/** The rules of a policy with those that it imports. Where an import is gone nobody fits: what was forbidden is not to open by itself. */
export async function rulesOf(db: Db, policy: AccessPolicyRow): Promise<ChannelRules> {
  const ids = policy.data?.imports ?? [];
  const parents = new Map((await accessPoliciesByIds(db, ids)).map((parent) => [parent.id, parent]));
  const expressions = [policy, ...ids.map((id) => parents.get(id))].flatMap((part) => (part ? expressionsOf(part) : [undefined]));
  const all = expressions.map((text) => (text === undefined ? undefined : readExpression(text).compiled));
  return { policy, all, fits: (attributes) => all.length > 0 && all.every((rule) => rule?.fits(attributes) === true) };
}

/** The rules of a channel; undefined: it has no policy. */
export async function rulesOfChannel(db: Db, channelId: string): Promise<ChannelRules | undefined> {
  const policy = await findAccessPolicy(db, channelId);
  return policy?.type === 'channel' ? rulesOf(db, policy) : undefined;
}
