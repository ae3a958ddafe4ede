import { addChannelsToRetentionPolicy } from './add-channels-to-retention-policy.ts';
import { addTeamsToRetentionPolicy } from './add-teams-to-retention-policy.ts';
import { createDataRetentionPolicy } from './create-data-retention-policy.ts';
import { deleteDataRetentionPolicy } from './delete-data-retention-policy.ts';
import { getChannelPoliciesForUser } from './get-channel-policies-for-user.ts';
import { getChannelsForRetentionPolicy } from './get-channels-for-retention-policy.ts';
import { getDataRetentionPolicies } from './get-data-retention-policies.ts';
import { getDataRetentionPoliciesCount } from './get-data-retention-policies-count.ts';
import { getDataRetentionPolicy } from './get-data-retention-policy.ts';
import { getDataRetentionPolicyById } from './get-data-retention-policy-by-id.ts';
import { getTeamPoliciesForUser } from './get-team-policies-for-user.ts';
import { getTeamsForRetentionPolicy } from './get-teams-for-retention-policy.ts';
import { patchDataRetentionPolicy } from './patch-data-retention-policy.ts';
import { removeChannelsFromRetentionPolicy } from './remove-channels-from-retention-policy.ts';
import { removeTeamsFromRetentionPolicy } from './remove-teams-from-retention-policy.ts';
import { searchChannelsForRetentionPolicy } from './search-channels-for-retention-policy.ts';
import { searchTeamsForRetentionPolicy } from './search-teams-for-retention-policy.ts';

export const dataRetention = [
  addChannelsToRetentionPolicy,
  addTeamsToRetentionPolicy,
  createDataRetentionPolicy,
  deleteDataRetentionPolicy,
  getChannelPoliciesForUser,
  getChannelsForRetentionPolicy,
  getDataRetentionPolicies,
  getDataRetentionPoliciesCount,
  getDataRetentionPolicy,
  getDataRetentionPolicyById,
  getTeamPoliciesForUser,
  getTeamsForRetentionPolicy,
  patchDataRetentionPolicy,
  removeChannelsFromRetentionPolicy,
  removeTeamsFromRetentionPolicy,
  searchChannelsForRetentionPolicy,
  searchTeamsForRetentionPolicy,
];
