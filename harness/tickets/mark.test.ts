import { describe, expect, it } from 'vitest';
import { type Mark, readMarked, withMark } from './mark.ts';

const mark: Mark = {
  id: 'a-slug',
  title: 'ends --> a comment <!-- and `begins` one',
  severity: 'high',
  class: 'naming',
  operations: ['a', 'b'],
  reading: 'table',
  status: 'open',
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-02T00:00:00.000Z',
  fingerprint: 'f',
};

describe('a mark', () => {
  it('is read as it was written, with the text above it and the notes below', () => {
    const found = readMarked(withMark('# Title\n\ntext\n', mark, 'mine\nstays\n'));
    expect(found).toEqual({ mark, text: '# Title\n\ntext\n', notes: 'mine\nstays\n' });
    expect(readMarked(withMark('text', mark))?.notes).toBe('');
  });

  it('stays the same however often it is written', () => {
    const once = withMark('text', mark, 'mine\n');
    const found = readMarked(once);
    expect(found && withMark(found.text, found.mark, found.notes)).toBe(once);
  });

  it('ends no comment of the page', () => {
    expect(withMark('', mark).match(/-->/g)).toHaveLength(2);
  });

  it('is the last one, whatever stands in the text above', () => {
    const forged = withMark('answer:', { ...mark, id: 'forged' });
    expect(readMarked(withMark(forged, mark))?.mark.id).toBe('a-slug');
  });

  it('is not found where there is none, or none that can be read', () => {
    const line = (json: string) => `text\n\n<!-- campaign-conformance ticket ${json} -->\n`;
    expect(readMarked('# A page of somebody')).toBeUndefined();
    expect(readMarked(line('{'))).toBeUndefined();
    expect(readMarked(line('[]'))).toBeUndefined();
    expect(readMarked(line('{"id":"x","severity":"grave"}'))).toBeUndefined();
    expect(readMarked(line('{"id":"../x","severity":"low"}'))).toBeUndefined();
    expect(readMarked(line('{"id":"x","severity":"low"}'))?.mark.status).toBe('open');
  });
});
