import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import type { AccessPolicy } from '@foremast/wire/models/access-policy';
import { errorsOfRule } from './check-rule.ts';

const NAME_MAX = 128;
const RULES_MAX = 100;
const VERSIONS: ReadonlySet<string> = new Set(['v0.1', 'v0.2']);

type Form = Pick<AccessPolicy, 'id' | 'name' | 'type' | 'revision' | 'version' | 'imports' | 'rules'>;

/** A parent is made of rules; a channel's policy of rules, of what it imports, or of both. The first version imports one policy. */
function brokenParts({ type, version, imports, rules }: Form): string | undefined {
  if (type === 'parent') {
    if (rules.length === 0) return 'rules';
    return imports.length > 0 ? 'imports' : undefined;
  }
  if (rules.length === 0 && imports.length === 0) return 'rules_imports';
  if (version === 'v0.1' && imports.length > 1) return 'imports';
  return imports.every(isId) && new Set(imports).size === imports.length ? undefined : 'imports';
}

function brokenRule(policy: Form): string | undefined {
  if (!isId(policy.id)) return 'id';
  if (policy.type !== 'parent' && policy.type !== 'channel') return 'type';
  if (policy.name === '' || [...policy.name].length > NAME_MAX) return 'name';
  if (policy.revision < 0) return 'revision';
  if (!VERSIONS.has(policy.version)) return 'version';
  if (policy.rules.length > RULES_MAX || policy.rules.some(({ expression }) => expression === '')) return 'rules';
  return brokenParts(policy);
}

/** Throws `model.access_policy.is_valid.*`, or `app.pap.check_expression.app_error` for a rule that cannot be followed (400). */
export async function checkPolicy(ctx: Pick<Ctx, 'config' | 'db'>, policy: Form): Promise<void> {
  const broken = brokenRule(policy);
  if (broken) throw badRequest(`model.access_policy.is_valid.${broken}.app_error`);
  for (const { expression } of policy.rules) {
    if ((await errorsOfRule(ctx, expression)).length > 0) throw badRequest('app.pap.check_expression.app_error');
  }
}
