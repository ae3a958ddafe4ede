import type { Words } from './words.ts';

export const accessControlWords: Words = {
  'api.access_control_policy.get_channels.limit.app_error': 'The limit must be a whole number that is not too large.',
  'api.access_control_policy.get_fields.limit.app_error': 'The limit must be a whole number that is not too large.',
  'app.access_control.insufficient_permissions': 'You cannot set these rules: you would not fit them yourself, or an administrator looks after them.',
  'app.pap.access_control.channel_group_constrained': 'A channel that is bound to groups cannot have access rules.',
  'app.pap.access_control.channel_not_private': 'Only private channels can have access rules.',
  'app.pap.access_control.channel_shared': 'A channel shared with other servers cannot have access rules.',
  'app.pap.assign_access_control_policy_to_channels.app_error':
    'The policy cannot be given to channels: access rules are switched off, or it is not one to build on.',
  'app.pap.check_expression.app_error':
    'The rule cannot be used. Check its syntax and the attributes it names, and that access rules are switched on.',
  'app.pap.create_access_control_policy.app_error': 'The policy cannot be saved: access rules are switched off, or another policy has this name.',
  'app.pap.delete_access_control_policy.app_error': 'The policy cannot be deleted: access rules are switched off, or channels still use it.',
  'app.pap.expression_to_visual_ast.app_error':
    'The rule cannot be shown as a table: it says more than a table can, or access rules are switched off.',
  'app.pap.get_all_access_control_policies.app_error': 'Channels build only on policies of the system, and this is none.',
  'app.pap.get_channel_access_control_attributes.app_error': 'Access rules are switched off on this server.',
  'app.pap.get_policy.app_error': 'The policy was not found, or access rules are switched off.',
  'app.pap.search_access_control_policies.app_error': 'Policies cannot be searched: access rules are switched off.',
  'app.pap.unassign_access_control_policy_from_channels.app_error':
    'The policy cannot be taken from channels: access rules are switched off, or it is not one to build on.',
  'app.pap.update_access_control_policies_active.app_error': 'Policies cannot be switched: access rules are switched off.',
  'model.access_policy.inherit.already_imported.app_error': 'The channel builds on this policy already.',
  'model.access_policy.inherit.version.app_error': 'The two policies are of different versions.',
  'model.access_policy.is_valid.id.app_error': 'The id of the policy is not valid.',
  'model.access_policy.is_valid.imports.app_error': 'The list of policies to build on is not valid.',
  'model.access_policy.is_valid.name.app_error': 'The name of a policy has 1 to 128 characters.',
  'model.access_policy.is_valid.revision.app_error': 'The revision of a policy cannot be below zero.',
  'model.access_policy.is_valid.rules.app_error': 'A policy needs rules: 100 at most, and none of them empty.',
  'model.access_policy.is_valid.rules_imports.app_error': 'A channel’s policy needs a rule, or a policy to build on.',
  'model.access_policy.is_valid.type.app_error': 'A policy is either one to build on (parent) or a channel’s.',
  'model.access_policy.is_valid.version.app_error': 'This version of policies is not known here.',
};
