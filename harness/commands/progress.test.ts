import { describe, expect, it } from 'vitest';
import { Progress } from './progress.ts';

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    let text = '';
    const output = {
      isTTY,
      write: (more: string) => {
        text += more;
      },
    };
    const progress = new Progress(output, 2);
    progress.answered();
    progress.judged();
    return { text, last: text.split('\r').at(-1), clear: () => progress.clear(), all: () => text };
  };

  it('counts requests and rules on one line of a terminal, and leaves it empty', () => {
    const { last, clear, all } = shown(true);
    expect(last).toBe('\u001b[2K1 requests, 1 of 2 rules judged');
    clear();
    expect(all().endsWith('\r\u001b[2K')).toBe(true);
  });

  it('shows nothing in a log', () => {
    const { clear, all } = shown(false);
    clear();
    expect(all()).toBe('');
  });
});
