import type { Dialog, DialogElement } from '@foremast/wire/models/dialog';

const OPTIONAL = ['data_source_url', 'refresh', 'min_date', 'max_date', 'time_interval'] as const;

/** Without those of the keys that say nothing. */
function without<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  return Object.fromEntries(Object.entries(value).filter(([key, held]) => held || !keys.includes(key as keyof T))) as T;
}

function shownElement({ datetime_config, ...element }: DialogElement): DialogElement {
  return {
    ...without(element, OPTIONAL),
    ...(datetime_config ? { datetime_config: without(datetime_config, ['time_interval', 'location_timezone', 'allow_manual_time_entry']) } : {}),
  };
}

/** A form as clients get it: what only some fields have is left out where it is empty. */
export const shownDialog = (dialog: Dialog): Dialog => without({ ...dialog, elements: dialog.elements?.map(shownElement) ?? null }, ['source_url']);
