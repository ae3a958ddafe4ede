import type { Dialog, DialogElement } from '@foremast/wire/models/dialog';
import { isSource } from './is-source.ts';

const TITLE_MAX = 24;
const NAME_MAX = 300;
const NOTE_MAX = 150;
const LONG_MAX = 3000;
const DAY_MINUTES = 1440;

const runes = (text: string): number => [...text].length;
const SUBTYPES: ReadonlySet<string> = new Set(['', 'text', 'email', 'number', 'tel', 'url', 'password']);
const DATE = /^(?:\d{4}-\d{2}-\d{2}|today|tomorrow|yesterday|[+-]\d{1,4}[dwm])$/;

type Rules = readonly (readonly [string, boolean])[];

const hasOption = ({ options }: DialogElement, value: string): boolean => options?.some((option) => option.value === value) ?? false;

function written(e: DialogElement, most: number): Rules {
  return [
    ['subtype', SUBTYPES.has(e.subtype)],
    ['min_length', e.min_length >= 0 && e.min_length <= most],
    ['max_length', e.max_length >= 0 && e.max_length <= most],
    ['default', runes(e.default) <= most],
  ];
}

function chosen(e: DialogElement): Rules {
  const open = e.data_source === 'users' || e.data_source === 'channels' || e.data_source === 'dynamic';
  const defaults = e.multiselect ? e.default.split(',').map((value) => value.trim()) : [e.default];
  return [
    ['data_source', e.data_source === '' || open],
    ['data_source_url', e.data_source !== 'dynamic' || isSource(e.data_source_url ?? '')],
    ['default', e.default === '' || open || defaults.every((value) => hasOption(e, value))],
    ['max_length', e.max_length <= LONG_MAX],
  ];
}

function dated(e: DialogElement): Rules {
  const interval = e.datetime_config?.time_interval || e.time_interval || 0;
  return [
    ['min_date', !e.min_date || DATE.test(e.min_date)],
    ['max_date', !e.max_date || DATE.test(e.max_date)],
    ['time_interval', interval === 0 || (interval > 0 && interval <= DAY_MINUTES && DAY_MINUTES % interval === 0)],
  ];
}

const BY_TYPE: Readonly<Record<string, (e: DialogElement) => Rules>> = {
  text: (e) => written(e, NOTE_MAX),
  textarea: (e) => written(e, LONG_MAX),
  select: chosen,
  bool: (e) => [
    ['default', ['', 'true', 'false'].includes(e.default)],
    ['max_length', e.max_length <= NOTE_MAX],
  ],
  radio: (e) => [['default', e.default === '' || hasOption(e, e.default)]],
  date: dated,
  datetime: dated,
};

const ofAll = (e: DialogElement): Rules => [
  ['display_name', e.display_name !== '' && runes(e.display_name) <= TITLE_MAX],
  ['name', e.name !== '' && runes(e.name) <= NAME_MAX],
  ['help_text', runes(e.help_text) <= NOTE_MAX],
  ['placeholder', runes(e.placeholder) <= NOTE_MAX],
  ['type', Object.hasOwn(BY_TYPE, e.type)],
  ['multiselect', !e.multiselect || e.type === 'select'],
];

const broken = (rules: Rules): string[] => rules.filter(([, holds]) => !holds).map(([what]) => what);

/** Where a form breaks its rules, such as `elements[2].type`. Clients decide what they make of it. */
export function dialogFaults({ title, icon_url, elements }: Dialog): string[] {
  const names = (elements ?? []).map(({ name }) => name);
  const own = broken([
    ['title', title !== '' && runes(title) <= TITLE_MAX],
    ['icon_url', icon_url === '' || /^https?:\/\//i.test(icon_url)],
  ]);
  const inside = (elements ?? []).flatMap((element, i) => {
    const kind = Object.hasOwn(BY_TYPE, element.type) ? (BY_TYPE[element.type]?.(element) ?? []) : [];
    const twice = names.indexOf(element.name) !== i ? ['name'] : [];
    return [...new Set([...broken(ofAll(element)), ...broken(kind), ...twice])].map((what) => `elements[${i}].${what}`);
  });
  return [...own, ...inside];
}
