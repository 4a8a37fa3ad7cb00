import { load, type CheerioAPI } from 'cheerio';
import { find, type Element, type ParsedPage } from './parsed-page.ts';

/** A request for a page. `body`: application/x-www-form-urlencoded. */
export interface Sending {
  url: string;
  method: 'GET' | 'POST';
  body?: string;
}

/**
 * What a form sends when `submitter` is pressed, or without one by its default button, with what was typed.
 * A string: why it cannot be sent without a browser.
 * https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-the-form-data-set
 */
export function formOfPage(
  page: ParsedPage,
  form: Element,
  typed: ReadonlyMap<Element, string>,
  submitter = defaultButton(page, form),
): Sending | string {
  const { $ } = page;
  const attr = (name: string): string => submitter?.attribs[`form${name}`] ?? form.attribs[name] ?? '';
  const url = URL.parse(attr('action').trim() || page.view.url, page.base);
  if (!url || !/^https?:$/.test(url.protocol)) return 'its form is sent by a script';
  if (/multipart/i.test(attr('enctype'))) return 'its form is sent as multipart/form-data';
  const method = attr('method').toLowerCase();
  if (method === 'dialog') return 'its form belongs to a dialog';

  const data = new URLSearchParams();
  const chosen = [...typed.keys()].filter(({ attribs }) => attribs['type'] === 'radio');
  const isChecked = (element: Element): boolean => {
    if (typed.has(element)) return true;
    const { name, type } = element.attribs;
    if (type === 'radio' && chosen.some(({ attribs }) => attribs['name'] === name)) return false;
    return 'checked' in element.attribs;
  };
  for (const element of find($, 'input, select, textarea, button')) {
    const { name, type = '', value } = element.attribs;
    if (!name || page.formOf(element) !== form || !page.isEnabled(element)) continue;
    const isButton = element.name === 'button' || /^(submit|button|reset|image)$/i.test(type);
    if (isButton) {
      if (element === submitter && /image/i.test(type)) {
        data.append(`${name}.x`, '0');
        data.append(`${name}.y`, '0');
      } else if (element === submitter) data.append(name, value ?? '');
    } else if (/^(radio|checkbox)$/i.test(type)) {
      if (isChecked(element)) data.append(name, value ?? 'on');
    } else if (element.name === 'select') {
      const options = find($(element), 'option');
      const selected = options.filter(({ attribs }) => 'selected' in attribs);
      const isMultiple = 'multiple' in element.attribs;
      for (const option of selected.length > 0 || isMultiple ? selected : options.slice(0, 1))
        data.append(name, option.attribs['value'] ?? $(option).text().trim());
    } else if (!/^file$/i.test(type)) {
      const initial = element.name === 'textarea' ? $(element).text() : (value ?? '');
      data.append(name, typed.get(element) ?? initial);
    }
  }
  // One that only a client without script is shown is not in the page's tree.
  if (submitter && page.formOf(submitter) !== form && submitter.attribs['name'])
    data.append(submitter.attribs['name'], submitter.attribs['value'] ?? '');
  url.hash = '';
  if (method === 'post') return { url: url.href, method: 'POST', body: data.toString() };
  url.search = data.toString();
  return { url: url.href, method: 'GET' };
}

/** What is meant for those without script, else the first submit button. */
function defaultButton(page: ParsedPage, form: Element): Element | undefined {
  const isSubmit = ({ name, attribs }: Element): boolean =>
    name === 'input' || !/^(button|reset)$/i.test(attribs['type'] ?? '');
  const buttonsOf = ($: CheerioAPI): Element[] => find($, 'button, input[type="submit" i]').filter(isSubmit);
  const [scriptless] = buttonsOf(load(page.$(form).find('noscript').text()));
  return scriptless ?? buttonsOf(page.$).find((one) => page.formOf(one) === form && page.isEnabled(one));
}

/** Hidden fields of the answers and requests that providers send by way of the browser. */
const messages = ['SAMLRequest', 'SAMLResponse', 'wresult', 'id_token'];

/** The form of a page that has nothing but it, and nothing to fill in: a script sends it, or whoever has none presses it. */
export function sendsItself(page: ParsedPage): Element | undefined {
  const { $, view } = page;
  if (view.fields.length > 0) return undefined;
  const hiddenIn = (form: Element): Element[] => find($(form), 'input[type="hidden" i]');
  const withHidden = find($, 'form').filter((form) => hiddenIn(form).length > 0);
  const [form] = withHidden;
  if (!form || withHidden.length > 1) return undefined;
  const carries = ({ attribs }: Element): boolean => messages.includes(attribs['name'] ?? '');
  const scripts = [$('script').text(), $('body').attr('onload') ?? ''].join('\n');
  const isSent =
    hiddenIn(form).some(carries) ||
    (view.buttons.length === 0 && (/\.\s*submit\s*\(/.test(scripts) || $(form).find('noscript').length > 0));
  return isSent ? form : undefined;
}
