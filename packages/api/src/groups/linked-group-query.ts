import { paging } from '@foremast/kernel/decode';
import { type Static, t } from '@foremast/wire/scalars';

/** What the lists of groups of teams and channels may be asked for. */
export const linkedGroupQuery = t.Object({
  ...paging,
  q: t.String(),
  include_member_count: t.Boolean(),
  filter_allow_reference: t.Boolean(),
  paginate: t.Boolean({ default: true }),
});

/** `paginate=false` asks for all of them. */
export const pageOf = ({ page, per_page, paginate }: Static<typeof linkedGroupQuery>): { page: number; perPage: number } | undefined =>
  paginate ? { page, perPage: per_page } : undefined;
