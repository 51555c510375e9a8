import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../results/example.test-helper.ts';
import { aligned, clip, counted, duration, oneLine, visible, wrap } from './text.ts';

describe('visible', () => {
  it('writes control, direction and half characters as escapes, and leaves the others', () => {
    expect(visible('a\u001b[2J\u0000\u009b\u202e\u2066\ud800\uffff\r')).toBe(
      'a\\u001b[2J\\u0000\\u009b\\u202e\\u2066\\ud800\\uffff\\u000d',
    );
    expect(visible('Grüße 🦊 日本\n\tx')).toBe('Grüße 🦊 日本\n\tx');
  });

  it('writes what has no width, joins, or turns the direction of writing as escapes', () => {
    const unseen = [
      ...[0xad, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060],
      ...[
        0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xfe00, 0xfe0f, 0xfeff, 0xfff9, 0x3164, 0x115f, 0x2028, 0x2029,
      ],
    ];
    for (const code of unseen) {
      expect(visible(`a${String.fromCodePoint(code)}b`)).toBe(`a\\u${code.toString(16).padStart(4, '0')}b`);
    }
    for (const code of [0xe0001, 0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0x1d173, 0x1fffe]) {
      expect(visible(`a${String.fromCodePoint(code)}b`)).toBe(`a\\u{${code.toString(16)}}b`);
    }
  });

  it('changes nothing the second time', () => {
    expect(visible(visible(HOSTILE))).toBe(visible(HOSTILE));
  });
});

describe('oneLine', () => {
  it('has no line feed', () => {
    expect(oneLine(' a\n b\t c ')).toBe('a b c');
  });
});

describe('clip', () => {
  it('cuts what is too long and says how much', () => {
    expect(clip('abcdef', 4)).toBe('abcd… (2 more characters)');
    expect(clip('abcd', 4)).toBe('abcd');
  });
});

describe('wrap', () => {
  it('breaks at spaces, and inside a word that fits no line', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrap('a\n\nb', 4)).toEqual(['a', '', 'b']);
  });
});

describe('aligned', () => {
  it('sets columns flush, left or right, without spaces at the end', () => {
    const rows = [
      ['name', 'n', ''],
      ['🦊', '12', 'x'],
    ];
    expect(aligned(rows, new Set([1]))).toEqual(['name   n', '🦊     12  x']);
  });
});

describe('counted and duration', () => {
  it('say numbers as a person does', () => {
    expect([counted(1, 'finding'), counted(0, 'finding'), counted(2, 'case')]).toEqual([
      '1 finding',
      '0 findings',
      '2 cases',
    ]);
    expect([12.4, 4321, 59_960, 125_000].map(duration)).toEqual(['12 ms', '4.3 s', '1 min 0 s', '2 min 5 s']);
  });
});
