import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { thisProcess, whereabouts } from './holder.ts';
import { goneProcess } from './journal.test-helper.ts';
import { seenOf } from './process-start.ts';

const us = thisProcess('r1', 0);
const saysWhen = platform === 'linux' || platform === 'darwin';

describe('whereabouts', () => {
  it('sees a process that is there, one that is gone, and none of another host', () => {
    expect(whereabouts(us)).toBe('running');
    expect(whereabouts({ ...us, pid: goneProcess() })).toBe('gone');
    expect(whereabouts({ ...us, host: 'other-host' })).toBe('elsewhere');
  });

  it.each([0, -1, 1.5, Number.MAX_SAFE_INTEGER])('sees nobody behind %s', (pid) => {
    expect(whereabouts({ ...us, pid })).toBe('gone');
  });

  it('believes the id where nobody noted when the process was started', () => {
    const { processStart: _, ...byIdAlone } = us;
    expect(whereabouts(byIdAlone)).toBe('running');
  });

  it.runIf(saysWhen)('takes a process that was started at another time for another program', () => {
    expect(whereabouts({ ...us, processStart: 'another' })).toBe('gone');
  });
});

describe.runIf(saysWhen)('the start of a process', () => {
  it('is the same for whoever asks, whatever the language and the time zone', () => {
    const ask = `import { seenOf } from ${JSON.stringify(new URL('process-start.ts', import.meta.url).href)};
      process.stdout.write(JSON.stringify(seenOf(${process.pid})));`;
    const argv = ['--import', 'tsx', '--input-type=module', '--eval', ask];
    const env = { ...process.env, TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8' };
    const { stdout } = spawnSync(process.execPath, argv, { env, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({ gone: false, start: us.processStart });
  });

  it('is another one for another process', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const other = seenOf(child.pid ?? 0);
    child.stdin.end();
    await once(child, 'exit');
    expect(other).toMatchObject({ gone: false });
    expect(other).not.toEqual({ gone: false, start: us.processStart });
  });

  it('is not known of a process that is not there', () => {
    expect(seenOf(goneProcess())).toBeUndefined();
  });

  it('is none of a process that has ended and that its parent has not noticed', async () => {
    // The shell prints the id of a child and becomes a program that never looks after it.
    const shell = spawn('sh', ['-c', 'sleep 1000 & echo $!; exec cat']);
    const [pid] = await once(shell.stdout, 'data');
    shell.stdin.write('x');
    await once(shell.stdout, 'data');
    process.kill(Number(pid), 'SIGKILL');
    let seen = seenOf(Number(pid));
    while (seen?.gone === false) seen = seenOf(Number(pid));
    const there = whereabouts({ ...us, pid: Number(pid) });
    shell.stdin.end();
    await once(shell, 'exit');
    expect([seen, there]).toEqual([{ gone: true }, 'gone']);
  });
});
