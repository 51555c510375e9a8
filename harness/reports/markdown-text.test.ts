import { describe, expect, it } from 'vitest';
import { codeSpan, fenced, literal, prose, row } from './markdown-text.ts';

describe('prose', () => {
  it('shows the names of members as code, and all else as it is', () => {
    expect(prose('leaves out `data.*` of <a>')).toBe('leaves out `data.*` of \\<a\\>');
    expect(prose('one ` alone, ```, ` `')).toBe('one \\` alone, \\`\\`\\`, \\` \\`');
  });
});

describe('literal, codeSpan and fenced', () => {
  it('show a text as it is', () => {
    expect(literal('a|b *c* <d> `e` [f](g)')).toBe('a\\|b \\*c\\* \\<d\\> \\`e\\` \\[f\\](g)');
    expect(['1. a', '- a', '# a', 'see https://x'].map(literal)).toEqual([
      '1\\. a',
      '\\- a',
      '\\# a',
      'see https\\://x',
    ]);
    expect(codeSpan('a`b')).toBe('``a`b``');
    expect(codeSpan('`a')).toBe('`` `a ``');
    expect(fenced('x\n````\ny', 'sh')).toBe('`````sh\nx\n````\ny\n`````');
  });

  it('stand in a row', () => {
    expect(row(['a \\| b', codeSpan('c|d')])).toBe('| a \\| b | `c\\|d` |');
  });
});
