import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from './nearest.ts';

describe('nearest', () => {
  it('finds the word that was meant', () => {
    const words = ['streamId', 'accountId', 'baseUrl', 'auth'];
    expect(
      ['streamID', 'stream_id', 'steramId', 'acountId', 'baseURL', 'atuh', 'auht'].map((word) => nearest(word, words)),
    ).toEqual(['streamId', 'streamId', 'streamId', 'accountId', 'baseUrl', 'auth', 'auth']);
  });

  it('finds the nearer of two', () => {
    expect(nearest('voice-v22', ['voice-v11', 'sms-v22', 'voice-v2'])).toBe('voice-v2');
  });

  it('finds nothing where nothing is near', () => {
    expect(nearest('queue', ['streamId', 'auth', 'rate'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });
});

describe('suggestion', () => {
  it('offers the nearest, else all, else says that there is none', () => {
    expect(suggestion('stagin', ['staging', 'live'])).toBe('Did you mean “staging”?');
    expect(suggestion('test', ['staging', 'live'])).toBe('There are: staging, live.');
    expect(suggestion('test', [])).toBe('There is none.');
  });
});
