/** Who a message seems to be from: an integration that changes the message cannot change that. */
const KEPT = ['from_webhook', 'override_username', 'override_icon_url'] as const;

type Props = Readonly<Record<string, unknown>>;

export interface KeptProps {
  readonly retain_props: Record<string, unknown>;
  readonly remove_props: readonly string[];
}

export const keptProps = (props: Props): KeptProps => ({
  retain_props: Object.fromEntries(KEPT.filter((key) => key in props).map((key) => [key, props[key]])),
  remove_props: KEPT.filter((key) => !(key in props)),
});

/** The props an integration gave, with what it may not change as it was. */
export function withKept(given: Props, { retain_props, remove_props }: KeptProps): Record<string, unknown> {
  return { ...Object.fromEntries(Object.entries(given).filter(([key]) => !remove_props.includes(key))), ...retain_props };
}
