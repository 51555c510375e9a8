import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

describe('csv', () => {
  it('ends lines by CR LF and quotes what has to be quoted', () => {
    expect(csv(['a', 'b'], [['plain', 'one, "two"\nthree']])).toBe('a,b\r\nplain,"one, ""two""\nthree"\r\n');
  });

  it('lets no cell be a formula', () => {
    const cells = ['=1+1', '+1', '-1', '@sum', ' =1', '\t=1', '\r=1', 'a=1'];
    const [, row = ''] = csv(['x'], [cells]).split('\r\n');
    expect(row).toBe("'=1+1,'+1,'-1,'@sum,' =1,'\t=1,\\u000d=1,a=1");
  });

  it('holds no control character', () => {
    expect(csv(['x'], [['a\u0000\u001b\u202eb']])).toBe('x\r\na\\u0000\\u001b\\u202eb\r\n');
  });
});
