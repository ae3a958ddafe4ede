import { applyIPFilters } from './apply-ip-filters.ts';
import { getIPFilters } from './get-ip-filters.ts';
import { myIP } from './my-ip.ts';

export const ipFiltering = [applyIPFilters, getIPFilters, myIP];
