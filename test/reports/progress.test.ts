import { expect, test } from 'vitest';
import { createProgress } from '../../reports/progress.ts';

function record(options: { interactive: boolean; color?: boolean; columns?: number }) {
  let written = '';
  const progress = createProgress({
    stream: { write: (text) => (written += text), ...(options.columns && { columns: options.columns }) },
    interactive: options.interactive,
    color: options.color ?? false,
  });
  return { progress, written: () => written };
}

const subject = { target: 'contoso', scenario: 'mfa', account: 'alice' };

test('on a pipe: one plain line for each event', () => {
  const { progress, written } = record({ interactive: false });
  progress.event({ ...subject, text: 'signing in…' });
  progress.event({ ...subject, text: 'done in 1.2 s' });
  progress.end();
  expect(written()).toBe('contoso  mfa  alice  signing in…\ncontoso  mfa  alice  done in 1.2 s\n');
});

test('on a pipe a countdown is said once', () => {
  const { progress, written } = record({ interactive: false });
  for (const seconds of [12, 11, 10]) {
    progress.event({ ...subject, text: `waiting ${seconds} s for the next TOTP code…`, passing: true });
  }
  progress.event({ ...subject, text: 'done in 13.0 s' });
  expect(written().split('\n')).toEqual([
    'contoso  mfa  alice  waiting 12 s for the next TOTP code…',
    'contoso  mfa  alice  done in 13.0 s',
    '',
  ]);
});

test('on a terminal the next event takes the line of a passing one', () => {
  const { progress, written } = record({ interactive: true });
  progress.event({ ...subject, text: 'waiting 2 s…', passing: true });
  progress.event({ ...subject, text: 'waiting 1 s…', passing: true });
  progress.event({ ...subject, text: 'done' });
  expect(written()).toBe(
    'contoso  mfa  alice  waiting 2 s…\r\x1b[2Kcontoso  mfa  alice  waiting 1 s…\r\x1b[2Kcontoso  mfa  alice  done\n',
  );
});

test('a passing line never fills the terminal’s width, else it could not be overwritten', () => {
  const { progress, written } = record({ interactive: true, columns: 30 });
  progress.event({ ...subject, text: 'waiting for a very long time', passing: true });
  progress.end();
  expect(written()).toBe('contoso  mfa  alice  waiting…\n');
});

test('escapes in the text are written out', () => {
  const { progress, written } = record({ interactive: false });
  progress.event({ target: 'contoso', text: '\u001b[2J\ncontoso: PASS' });
  expect(written()).toBe('contoso  \\x1b[2J\\ncontoso: PASS\n');
});

test('colour dims the subject', () => {
  const { progress, written } = record({ interactive: false, color: true });
  progress.event({ target: 'contoso', text: 'signing in…' });
  expect(written()).toBe('\x1b[2mcontoso  \x1b[22msigning in…\n');
});
