import { describe, expect, it } from 'vitest';
import { isMemberOpen, mismatches } from '../evidence/answer.ts';
import type { Clause, Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { exchangeOf } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { type ShownUpdate, unlikes } from './unlike.ts';

function operation(id: string): Operation {
  const found = toyContract.operations.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is no operation of the toy vendor`);
  return found;
}
const put = operation('putLeaflet');
/** A read that shows the paper by its number. */
const by: Operation = { ...operation('getLeaflet'), otherForm: { 'data.paper': 'fold' } };

/** An update, and what was read after it. */
function seen(body: JsonObject, data: JsonObject, id: string): ShownUpdate {
  return { write: exchangeOf({ id: `${id}w` }), read: exchangeOf({ id }), by, body, answer: { outcome: 'done', data } };
}
const found = (now: ShownUpdate, earlier: ShownUpdate[], isNext = true) =>
  unlikes(now, { earlier, isNext }, put, toyContract);

describe('two reads of a campaign', () => {
  const first = seen({ title: 'A', fold: true }, { title: 'A', paper: 7 }, 'one');

  it('contradict each other where one value is shown for two that were sent, or two for one', () => {
    const kept = seen({ title: 'B', fold: false }, { title: 'B', paper: 7 }, 'two');
    const than = { sent: true, shown: 7, read: 'one' };
    expect(found(kept, [first])).toEqual([{ path: 'data.paper', sent: false, shown: 7, than }]);
    const moved = seen({ title: 'B', fold: true }, { title: 'B', paper: 8 }, 'two');
    expect(found(moved, [first])).toEqual([{ path: 'data.paper', sent: true, shown: 8, than }]);
  });

  it('agree where each value has a form of its own', () => {
    expect(found(seen({ title: 'B', fold: false }, { title: 'B', paper: 8 }, 'two'), [first])).toEqual([]);
    expect(found(seen({ title: 'B', fold: true }, { title: 'B', paper: 7 }, 'two'), [first])).toEqual([]);
  });

  it('are not compared where the later may be late', () => {
    expect(found(seen({ title: 'B', fold: false }, { title: 'A', paper: 7 }, 'two'), [first])).toEqual([]);
    expect(found(seen({ title: 'A', fold: false }, { title: 'A', paper: 7 }, 'two'), [first])).toEqual([]);
  });

  it('are not compared where the pages leave open whether the member can be sent', () => {
    const doubted = toyContract.clauses.map((clause) =>
      clause.id === 'putLeaflet.body.fold.type' ? { ...clause, contested: 'fold-is-doubtful' } : clause,
    );
    const kept = seen({ title: 'B', fold: false }, { title: 'B', paper: 7 }, 'two');
    expect(unlikes(kept, { earlier: [first], isNext: true }, put, { clauses: doubted })).toEqual([]);
  });

  it('show a member alike that neither of two updates in a row names', () => {
    const before = seen({ title: 'A' }, { title: 'A', zone: 'Asia/Kolkata' }, 'one');
    const now = seen({ title: 'B' }, { title: 'B', zone: 'Mars/Base' }, 'two');
    const than = { shown: 'Asia/Kolkata', read: 'one' };
    expect(found(now, [before])).toEqual([{ path: 'data.zone', shown: 'Mars/Base', than }]);
    expect(found(now, [before], false)).toEqual([]);
    expect(
      found(now, [seen({ title: 'A', zone: 'Asia/Kolkata' }, { title: 'A', zone: 'Asia/Kolkata' }, 'one')]),
    ).toEqual([]);
  });
});

describe('a member that applies in some cases alone', () => {
  const limit = toyContract.clauses.find(({ id }) => id === 'putLeaflet.body.perDay.type');
  const clauses = limit ? [{ ...limit, keyword: 'appliesWhen' } satisfies Clause] : [];
  const limited: Operation = { ...put, open: [{ when: { size: 'A6' }, absent: ['perDay'] }] };

  it('is open in the others, where an answer may show another value', () => {
    expect(isMemberOpen({ clauses }, limited, 'perDay', { size: 'A6', perDay: 3 })).toBe(true);
    expect(mismatches({ clauses }, limited, { data: { perDay: 1 } }, { size: 'A6', perDay: 3 })).toEqual([]);
  });

  it('is looked for in those', () => {
    const wrong = [{ path: 'data.perDay', sent: 3, shown: 1 }];
    expect(mismatches({ clauses }, limited, { data: { perDay: 1 } }, { size: 'A5', perDay: 3 })).toEqual(wrong);
    expect(mismatches({ clauses: [] }, limited, { data: { perDay: 1 } }, { size: 'A6', perDay: 3 })).toEqual(wrong);
  });
});
