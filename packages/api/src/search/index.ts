import { searchPosts } from './search-posts.ts';
import { searchPostsInAllTeams } from './search-posts-in-all-teams.ts';

export const search = [searchPosts, searchPostsInAllTeams];
