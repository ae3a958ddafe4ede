import { assignAccessControlPolicyToChannels } from './assign-access-control-policy-to-channels.ts';
import { checkAccessControlPolicyExpression } from './check-access-control-policy-expression.ts';
import { createAccessControlPolicy } from './create-access-control-policy.ts';
import { deleteAccessControlPolicy } from './delete-access-control-policy.ts';
import { getAccessControlPolicy } from './get-access-control-policy.ts';
import { getAccessControlPolicyAutocompleteFields } from './get-access-control-policy-autocomplete-fields.ts';
import { getCelVisualAst } from './get-cel-visual-ast.ts';
import { getChannelsForAccessControlPolicy } from './get-channels-for-access-control-policy.ts';
import { searchAccessControlPolicies } from './search-access-control-policies.ts';
import { searchChannelsForAccessControlPolicy } from './search-channels-for-access-control-policy.ts';
import { testAccessControlPolicyExpression } from './test-access-control-policy-expression.ts';
import { unassignAccessControlPolicyFromChannels } from './unassign-access-control-policy-from-channels.ts';
import { updateAccessControlPoliciesActive } from './update-access-control-policies-active.ts';
import { updateAccessControlPolicyActiveStatus } from './update-access-control-policy-active-status.ts';
import { validateExpressionAgainstRequester } from './validate-expression-against-requester.ts';

export const accessControl = [
  assignAccessControlPolicyToChannels,
  checkAccessControlPolicyExpression,
  createAccessControlPolicy,
  deleteAccessControlPolicy,
  getAccessControlPolicy,
  getAccessControlPolicyAutocompleteFields,
  getCelVisualAst,
  getChannelsForAccessControlPolicy,
  searchAccessControlPolicies,
  searchChannelsForAccessControlPolicy,
  testAccessControlPolicyExpression,
  unassignAccessControlPolicyFromChannels,
  updateAccessControlPoliciesActive,
  updateAccessControlPolicyActiveStatus,
  validateExpressionAgainstRequester,
];
