import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { visible } from '../visible.ts';
import type { View } from './view.ts';

export function screenshotOf(path: string, text: string, view: View): VNode {
  const address = view.screenshots(path);
  return address?.startsWith('data:image/')
    ? html`<figure class="shot">
        <img src=${address} alt=${`Masked screenshot: ${visible(text, 200)}`} />
      </figure>`
    : html`<p class="id">Screenshot: ${visible(path, 200)}</p>`;
}
