import { searchPostsInAllTeams } from './search-posts-in-all-teams.ts';
import { searchPosts } from './search-posts.ts';

export const search = [searchPosts, searchPostsInAllTeams];
