import { t } from '@foremast/wire/scalars';

const MOST = 10_000;

export const logPaging = { page: t.Integer({ default: 0, minimum: 0 }), logs_per_page: t.Integer({ default: MOST, minimum: 0, maximum: MOST }) };
