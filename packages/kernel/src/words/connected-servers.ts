import type { Words } from './words.ts';

export const connectedServersWords: Words = {
  'api.context.invitation_expired.error': 'The invitation is too old. Ask for a new one.',
  'api.context.remote_id_invalid.app_error': 'The connected server is not known here, or sent what it may not send.',
  'api.context.remote_id_mismatch.app_error': 'This does not belong to the connected server that asks.',
  'api.get_site_url_error': 'Set the address of this server first (ServiceSettings.SiteURL).',
  'api.remote_cluster.accept_invitation_error': 'The other server could not be reached, or does not know of this invitation.',
  'api.remote_cluster.base64_decode_error': 'The invitation cannot be read. Check that it was copied whole.',
  'api.remote_cluster.generate_invite_cluster_is_confirmed': 'The other server has accepted its invitation already.',
  'api.remote_cluster.get.not_found': 'The connected server was not found.',
  'api.remote_cluster.import_not_allowed.app_error': 'The other server may not send this file.',
  'api.remote_cluster.invite_decrypt_error': 'The invitation cannot be opened. Check the password.',
  'api.remote_cluster.save_not_unique.app_error': 'Another connected server has this name.',
  'api.remote_cluster.service_not_enabled.app_error': 'Connecting servers is switched off here.',
  'api.shared_channel.invite_remote_to_channel_error': 'The channel could not be shared with the other server.',
  'api.shared_channel.uninvite_remote_to_channel_error': 'The channel is not shared with the other server.',
  'api.unmarshal_error': 'What the other server sent cannot be read.',
  'model.cluster.is_valid.name.app_error': 'The name of a connected server has 1 to 64 letters, digits, dots, hyphens and underscores.',
};
