/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Runs inside the page: CSS selectors that find the element and nothing else there, the most lasting first. Everything it
 * uses is in its body, as only its text is sent to the browser.
 */
export function selectorsOf(element: Element): string[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  const isUnique = (selector: string): boolean => root.querySelectorAll(selector).length === 1;
  const lasting = (value: string | null): value is string =>
    value !== null && value !== '' && !/\d{3}|[0-9a-f]{8}|^[:«]|\n/i.test(value);
  const tag = element.localName;
  const own = [
    ...(lasting(element.id) ? [`#${CSS.escape(element.id)}`] : []),
    ...[
      'name',
      'data-testid',
      'data-test',
      'data-se',
      'autocomplete',
      'aria-label',
      'title',
      'href',
      'type',
    ].flatMap((attribute) => {
      const value = element.getAttribute(attribute);
      const leads = attribute !== 'href' || (value?.startsWith('/') && !/[?#]/.test(value));
      return leads && lasting(value) ? [`${tag}[${attribute}=${JSON.stringify(value)}]`] : [];
    }),
    ...[...element.classList].filter(lasting).map((one) => `${tag}.${CSS.escape(one)}`),
    tag,
  ].filter(isUnique);
  // Nothing of its own: its place below something that has.
  let place = '';
  for (let at: Element | null = element; at; at = at.parentElement) {
    const parent: Element | null = at.parentElement;
    const nth = parent ? `:nth-child(${[...parent.children].indexOf(at) + 1})` : '';
    place = `${at.localName}${nth}${place && ` > ${place}`}`;
    const anchor = parent && lasting(parent.id) ? `#${CSS.escape(parent.id)} > ${place}` : place;
    if (isUnique(anchor)) return [...own, anchor];
  }
  return own;
}
