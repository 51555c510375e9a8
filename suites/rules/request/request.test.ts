import { describe, expect, it } from 'vitest';
import type { Clause, Operation, Schema } from '../../../harness/model/contract.ts';
import type { Json, JsonObject } from '../../../harness/model/json.ts';
import type { CaseDraft, PlanContext, RuleDefinition } from '../../../harness/model/rule.ts';
import { exactText } from '../../../harness/plan/counterpart.ts';
import { fakerOf } from '../../../harness/plan/faker.ts';
import { applyEdits } from '../../../harness/rule-kit.ts';
import { toyContract } from '../../../harness/testing/toy.ts';
import { toyBaseline, toyPlan } from '../../../harness/testing/toy-run.ts';
import enumRule from './enum.ts';
import exist from './exist.ts';
import format from './format.ts';
import maxLength from './max-length.ts';
import minItems from './min-items.ts';
import notNull from './not-null.ts';
import range from './range.ts';
import required from './required.ts';
import type from './type.ts';

const { scripts } = await toyPlan();
const [script] = scripts;
if (!script) throw new Error('The toy plan has no script');
const { operation: update, campaign, target } = script;

/** What a rule asks about a clause of the toy vendor's update, or of one like it. */
function asked(
  rule: RuleDefinition,
  name: string,
  more: { operation?: Operation; clause?: Partial<Clause>; baseline?: JsonObject } = {},
) {
  const { operation = update, baseline = toyBaseline() } = more;
  const clause = toyContract.clauses.find(({ id }) => id === `putLeaflet.body.${name}`);
  if (!clause) throw new Error(`There is no clause ${name}`);
  const context: PlanContext = {
    contract: toyContract,
    operation,
    campaign,
    target,
    baseline,
    counterpart: baseline,
    text: (length) => exactText(fakerOf(1), length),
  };
  const drafts = rule.cases?.({ ...clause, ...more.clause }, context) ?? [];
  if (typeof drafts === 'string') return drafts;
  return drafts.map(({ group, edits = [], profile, expect }: CaseDraft) => ({
    group,
    edits,
    ...(profile ? { profile } : {}),
    ...(expect ? { expect } : {}),
  }));
}

/** The values a rule sends of one member, by group. */
function sent(drafts: ReturnType<typeof asked>, group: CaseDraft['group']): (Json | undefined)[] {
  if (typeof drafts === 'string') throw new Error(drafts);
  return drafts
    .filter((draft) => draft.group === group && draft.expect !== 'observed' && draft.edits.length === 1)
    .map(({ edits }) => edits[0]?.value);
}

/** The values that are only observed. */
function observed(drafts: ReturnType<typeof asked>): (Json | undefined)[] {
  if (typeof drafts === 'string') throw new Error(drafts);
  return drafts.filter(({ expect }) => expect === 'observed').map(({ edits }) => edits[0]?.value);
}

/** The update with other notes on one member. */
function withNotes(name: string, notes: JsonObject): Operation {
  const request: Schema = applyEdits(
    update.request ?? {},
    Object.entries(notes).map(([key, value]) => ({ path: `properties.${name}.${key}`, value })),
  );
  return { ...update, request };
}

describe('a length', () => {
  it('is asked for exactly, one beyond and far beyond', () => {
    const drafts = asked(maxLength, 'title.maxLength');
    const [most] = sent(drafts, 'positive');
    expect(String(most)).toHaveLength(20);
    expect(sent(drafts, 'near-miss').map((text) => String(text).length)).toEqual([21, 400]);
    for (const text of [most, ...sent(drafts, 'near-miss')]) {
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(text).toBe(String(text).trim());
    }
  });

  it('is not counted in bytes', () => {
    const [, accented] = sent(asked(maxLength, 'title.maxLength'), 'positive');
    expect(String(accented).length).toBeLessThanOrEqual(20);
    expect(Buffer.byteLength(String(accented))).toBeGreaterThan(20);
  });
});

describe('a bound', () => {
  it('is legal itself, and neither one step nor many beyond', () => {
    expect(sent(asked(range, 'copies.minimum'), 'positive')).toEqual([10]);
    expect(sent(asked(range, 'copies.minimum'), 'near-miss')).toEqual([9, -1_000_000]);
    expect(sent(asked(range, 'copies.maximum'), 'positive')).toEqual([500]);
    expect(sent(asked(range, 'copies.maximum'), 'near-miss')).toEqual([501, 1_000_000]);
  });

  it('is passed beside each other value of a closed list too', () => {
    const drafts = asked(range, 'copies.maximum');
    if (typeof drafts === 'string') throw new Error(drafts);
    const both = drafts.filter(({ edits }) => edits.length === 2);
    expect(both.map(({ edits }) => edits.map(({ value }) => value))).toEqual([
      [501, 'A4'],
      [501, 'A6'],
    ]);
    expect(both.map(({ profile }) => profile)).toEqual(['nightly', 'nightly']);
  });
});

describe('a list of values', () => {
  it('is tried whole, and with each plausible foreign one where it is closed', () => {
    const drafts = asked(enumRule, 'size.enum');
    expect(sent(drafts, 'positive')).toEqual(['A5', 'A4', 'A6']);
    expect(sent(drafts, 'near-miss')).toEqual(['A3', 'POSTCARD', 'A4X', 'XA4', 1]);
    expect(observed(drafts)).toEqual(['a5', ' A5 ']);
  });

  it('of single digits is tried with two of them in a row, for whoever looks for what was sent in all of them', () => {
    const operation = withNotes('size', { enum: ['1', '2', '3', '4'] });
    expect(sent(asked(enumRule, 'size.enum', { operation }), 'near-miss')).toContain('23');
  });

  it('that no page closes has no foreign values', () => {
    const { 'x-case': _, ...size } = { 'x-case': 'closed', type: 'string', enum: ['A5', 'A4'], 'x-foreign': ['A3'] };
    const operation: Operation = { ...update, open: [], request: { type: 'object', properties: { size } } };
    expect(sent(asked(enumRule, 'size.enum', { operation }), 'near-miss')).toEqual([]);
  });

  it('of an open combination is tried only where the baseline has its companions', () => {
    const { fold: _, ...baseline } = toyBaseline();
    const drafts = asked(enumRule, 'size.enum', { baseline });
    expect(sent(drafts, 'positive')).toEqual([]);
    expect(sent(drafts, 'near-miss')).toEqual(expect.arrayContaining(['A3', 'POSTCARD']));
  });
});

describe('a format', () => {
  it('is tried with texts of it, later ones for the upper of an ordered pair', () => {
    expect(sent(asked(format, 'from.format'), 'positive')).toEqual(['00:00', '07:30:15']);
    expect(sent(asked(format, 'until.format'), 'positive')).toEqual(['23:59', '19:30:15']);
    expect(sent(asked(format, 'zone.format'), 'near-miss')).toContain('Mars/Base');
  });

  it('of a member that is never to vary is tried with wrong texts alone', () => {
    const drafts = asked(format, 'zone.format', { operation: withNotes('zone', { 'x-fixed': true }) });
    expect(sent(drafts, 'positive')).toEqual([]);
    expect(sent(drafts, 'near-miss').length).toBeGreaterThan(0);
  });
});

describe('a member', () => {
  it('that is required is left out, and null', () => {
    expect(asked(required, 'title.required')).toMatchObject([{ group: 'near-miss', edits: [{ path: 'title' }] }]);
    expect(sent(asked(required, 'title.required'), 'near-miss')).toEqual([undefined]);
    expect(sent(asked(notNull, 'title.notNull'), 'near-miss')).toEqual([null]);
  });

  it('that is a list is empty where one item is demanded, and names what does not exist', () => {
    expect(sent(asked(minItems, 'streets.minItems'), 'near-miss')).toEqual([[]]);
    const [beside, alone] = sent(asked(exist, 'streets.exist'), 'near-miss').map((value) => [value].flat());
    expect(alone).toHaveLength(1);
    expect(target.values.streets).not.toContain(alone?.[0]);
    expect(beside).toEqual(
      [toyBaseline().streets]
        .flat()
        .slice(0, 1)
        .concat(alone ?? []),
    );
  });

  it.each<[string, string]>([
    ['title', 'string'],
    ['copies', 'number'],
    ['fold', 'boolean'],
    ['streets', 'object'],
  ])('%s is given no value that a lossless coercion makes right', (name, documented) => {
    // What some reading makes right is only observed.
    const wrong = sent(asked(type, `${name}.type`), 'near-miss').filter((value) => !Array.isArray(value));
    expect(wrong.length).toBeGreaterThan(0);
    for (const value of wrong) {
      // A text that reads as a number or a flag, and a bare value in place of a text, could be meant.
      if (documented === 'number' && typeof value === 'string') expect(Number(value)).toBeNaN();
      if (documented === 'boolean') expect(['true', 'false', '1', '0', 1, 0]).not.toContain(value);
      if (documented === 'string') expect(['number', 'boolean', 'string']).not.toContain(typeof value);
      if (documented === 'object') expect(Array.isArray(value)).toBe(false);
    }
  });
});
