/// <reference lib="dom" />
import type { ElementHandle } from 'playwright';

/**
 * Presses with the mouse, once. false: it could not be, as what stays disabled or covered within `timeout` milliseconds.
 *
 * The page itself is asked whether it was pressed. Playwright waits longer, until what the press leads to has begun to
 * come; its `noWaitAfter` waits for too little: a press under which the button moved away is held back and not told.
 */
export async function pressOnce(element: ElementHandle<Element>, timeout: number): Promise<boolean> {
  // A page that has gone has nothing to press any more.
  const gone = (): boolean => true;
  const heard = element.evaluate(whenPressed).then(gone, gone);
  const clicked = element.click({ timeout }).then(
    () => true,
    () => false,
  );
  return (await Promise.race([heard, clicked])) || (await element.evaluate(wasPressed).catch(gone));
}

/** Runs inside the page. */
function whenPressed(element: Element): Promise<void> {
  const whole = element.closest('button, a, [role="button"]') ?? element;
  return new Promise((resolve) => {
    const onClick = (event: Event): void => {
      if (!event.composedPath().includes(whole)) return;
      removeEventListener('click', onClick, true);
      Reflect.set(element, Symbol.for('amrcheck.pressed'), true);
      resolve();
    };
    addEventListener('click', onClick, true);
  });
}

/** Runs inside the page, when it has done what was waiting. */
async function wasPressed(element: Element): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return Reflect.get(element, Symbol.for('amrcheck.pressed')) === true;
}
