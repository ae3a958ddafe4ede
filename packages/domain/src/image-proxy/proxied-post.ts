import type { Settings } from '@foremast/kernel/config/settings';
import type { Post } from '@foremast/wire/models/post';
import type { OpenGraph } from '../link-previews/open-graph.ts';
import { proxiedAddress, proxiesPictures } from './proxied-address.ts';
import { proxiedProps, proxiedText } from './proxied-texts.ts';

/** With the address that is asked for emptied: what is left is safe to show. */
function pageWith(settings: Settings, page: OpenGraph): OpenGraph {
  const images = page.images?.map((image) => ({ ...image, url: '', secure_url: proxiedAddress(settings, image.secure_url || image.url) }));
  return { ...page, images: images ?? null };
}

/** A message whose pictures are shown through this server, while that is switched on; what its author wrote is then told beside it. */
export function proxiedPost(settings: Settings, post: Post): Post {
  if (!proxiesPictures(settings)) return post;
  const message = proxiedText(settings, post.message);
  const embeds = post.metadata?.embeds?.map((embed) =>
    embed.type === 'opengraph' ? { ...embed, data: pageWith(settings, embed.data as OpenGraph) } : embed,
  );
  return {
    ...post,
    message,
    ...(message === post.message ? {} : { message_source: post.message }),
    props: proxiedProps(settings, post.props),
    ...(post.metadata ? { metadata: { ...post.metadata, ...(embeds ? { embeds } : {}) } } : {}),
  };
}
