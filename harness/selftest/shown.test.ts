import { describe, expect, it } from 'vitest';
import { detectionTable, matrixPage } from './markdown.ts';
import { maskRow, matrix, mutantRow, nuisanceRow, survivor, variantRow } from './matrix.test-helper.ts';
import { hasMarkers, withTable } from './readme.ts';
import { tellMatrix } from './tell.ts';

const untrue = {
  finding: 'f-aaaaaaaa',
  title: 'leaves out `data.title`',
  on: 'clean target',
  fate: 'reproduced',
  said: 'reproduced: 200',
} as const;

const mixed = matrix({
  mutants: [
    mutantRow(),
    mutantRow({
      id: 'get.response.data.title.type:missing',
      family: 'answer members',
      operation: 'get',
      requests: 61,
      replays: { findings: 3, untrue: [untrue] },
    }),
    survivor({
      id: 'put.duty.atomicRefusal:stored',
      family: 'state',
      description: 'What is refused is stored.',
      open: [
        { rule: 'state/atomic-refusal', clause: 'put.duty.atomicRefusal', verdict: 'inconclusive', text: 'flaky' },
      ],
    }),
  ],
  variants: [
    variantRow(),
    variantRow({
      switches: { colour: 'blue', size: 'large', paper: 'thin' },
      smallest: { size: 'large' },
      alarms: [
        { rule: 'request/enum', clause: 'put.body.size.enum', verdict: 'fail', text: 'The target refused | it.' },
      ],
    }),
    variantRow({ switches: { paper: 'thick' }, unrestored: ['leaflet'] }),
  ],
  kills: { 'request/max-length': 2, 'request/enum': 0 },
  nuisances: [
    nuisanceRow(),
    nuisanceRow({
      nuisances: ['timing/fog'],
      alarms: [{ rule: 'request/enum', clause: 'put.body.size.enum', verdict: 'fail', text: 'It is | silent.' }],
      readings: [{ id: 'put-or-patch', without: 'table', behind: 'neither' }],
    }),
    nuisanceRow({
      nuisances: ['delivery/rain', 'timing/fog'],
      switches: { paper: 'thin' },
      wrong: ['It ends with 0.'],
    }),
  ],
  masks: [maskRow(), maskRow({ nuisances: ['timing/fog'], hidden: true })],
});

describe('a matrix on the terminal', () => {
  const text = tellMatrix(mixed, ['Of 3 mutants, 2 are killed.']);

  it('says first what was tried, and last what falls short', () => {
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toBe(
      'The whole matrix, standard, seed 1: 2 of 3 mutants killed, 2 false alarms on 3 legitimate variants',
    );
    expect(lines.at(-1)).toBe('Of 3 mutants, 2 are killed.');
    expect(tellMatrix(matrix(), [])).toContain('Everything that the profile promises to find is found');
  });

  it('counts by family and by operation', () => {
    expect(text).toMatch(/^By family +killed +of\nrequest rules +1 +1\nanswer members +1 +1\nstate +0 +1$/m);
    expect(text).toMatch(/^By operation +killed +of\nput +1 +2\nget +1 +1$/m);
  });

  it('names each survivor with its clause, its fault and what was left undecided', () => {
    expect(text).toContain(
      '  put.duty.atomicRefusal:stored\n    breaks put.body.title.maxLength: What is refused is stored.',
    );
    expect(text).toContain('inconclusive put.duty.atomicRefusal (state/atomic-refusal): flaky');
  });

  it('names each false alarm with the fewest switches that raise it', () => {
    expect(text).toContain(
      '  size=large\n    found in a combination of 3 switches\n    fail put.body.size.enum (request/enum)',
    );
    expect(text).toContain('  paper=thick\n    leaflet was not put back');
  });

  it('counts replays, and names those that were not true', () => {
    expect(text).toContain('Replays: 3 of 4 findings reproduced on the mutant and gone without it');
    expect(text).toContain(
      '    f-aaaaaaaa leaves out `data.title`: reproduced on the clean target\n    reproduced: 200',
    );
  });

  it('names what is wrong behind nuisances, and the mutants that one hides', () => {
    expect(text).toContain('Behind nuisances: 2 of 3 trials wrong, 1 of 2 mutants hidden');
    expect(text).toContain(
      '  timing/fog (quick)\n    fail put.body.size.enum (request/enum): It is | silent.\n    reading put-or-patch: neither in place of table\n  delivery/rain timing/fog + paper=thin (quick)\n    It ends with 0.',
    );
    expect(text).toContain(
      '  timing/fog + put.body.title.maxLength:dropped\n    Nothing is said of put.body.title.maxLength (request/max-length).',
    );
  });

  it('names the rules that killed nothing, and what a run costs', () => {
    expect(text).toContain('Rules that killed nothing: request/enum');
    expect(text).toContain('Requests of a run on a mutant: 54 on average, 61 at most');
  });

  it('says what is wrong with the target without a fault', () => {
    const reported = [
      { rule: 'request/enum', clause: 'put.body.size.enum', verdict: 'error', text: 'it broke' } as const,
    ];
    const control = { passes: 3, reported, broken: ['lost'], unrestored: ['leaflet'], requests: 5 };
    expect(tellMatrix(matrix({ control, mutants: [], variants: [] }), [])).toContain(
      'Without a fault: 3 passes with 5 requests, and\n  error put.body.size.enum (request/enum): it broke\n  lost\n  leaflet was not put back',
    );
  });
});

describe('a matrix as a page', () => {
  const page = matrixPage(mixed, ['Of 3 mutants, 2 are killed.']);

  it('crosses families with operations', () => {
    expect(page).toContain('| Family | `put` | `get` | all |');
    expect(page).toContain('| answer members | – | 1 of 1 | 1 of 1 |');
    expect(page).toContain('| all | 1 of 2 | 1 of 1 | 2 of 3 |');
  });

  it('lists survivors, alarms and rules, and escapes what came from the target', () => {
    expect(page).toContain(
      '- `put.duty.atomicRefusal:stored`, breaks `put.body.title.maxLength`: What is refused is stored.',
    );
    expect(page).toContain('- `size=large`\n  - `put.body.size.enum` (request/enum): The target refused \\| it.');
    expect(page).toContain('| `request/enum` | 0 |');
    expect(page).toContain('- `timing/fog`\n  - fail put.body.size.enum (request/enum): It is \\| silent.');
  });

  it('says so where there is none', () => {
    expect(matrixPage(matrix(), []).match(/^None\.$/gm)).toHaveLength(3);
    expect(matrixPage(matrix(), [])).toContain('\n\nNothing is wrong.\n');
  });
});

describe('the table of the README', () => {
  it('has a row for each family, with the rules that find most of it', () => {
    expect(detectionTable(mixed).split('\n')).toEqual([
      '| Family | Mutants | Found | Replays true | Mostly by |',
      '| --- | --- | --- | --- | --- |',
      '| request rules | 1 | 1 (100 %) | 1 of 1 | `request/max-length` |',
      '| answer members | 1 | 1 (100 %) | 2 of 3 | `request/max-length` |',
      '| state | 1 | 0 (0 %) | 0 of 0 |  |',
      '| all | 3 | 2 (66 %) | 3 of 4 |  |',
      '',
      'Profile `standard`, seed 1; a run costs 54 requests on average and 61 at most.',
      '3 legitimate variants, alone and combined: 2 false alarms.',
      '',
      '| Behind nuisances | Trials | False fails | Changed readings | Changed observations | Otherwise wrong | Hidden mutants |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| each alone | 2 | 1 | 1 | 0 | 0 |  |',
      '| with legitimate variants | 1 | 0 | 0 | 0 | 1 |  |',
      '| with a mutant | 2 |  |  |  |  | 1 |',
    ]);
  });

  it('has a row for each thing that servers get wrong, where mutants were made so', () => {
    const [first, second, third] = mixed.mutants;
    const known = [
      ...(first ? [{ ...first, mechanism: 'list: null inside' }] : []),
      ...(second ? [{ ...second, mechanism: 'list: first item only' }] : []),
      ...(third ? [third] : []),
    ];
    const lines = detectionTable({ ...mixed, mutants: known }).split('\n');
    expect(lines).toContain('| What servers get wrong | Ways | Mutants | Found |');
    const killed = known.slice(0, 2).filter((row) => row.killed).length;
    expect(lines).toContain(`| list | 2 | 2 | ${killed} (${killed * 50} %) |`);
  });

  it('takes the place between the markers, and of nothing else', () => {
    const text = '# Title\n<!-- selftest:begin -->\nold\n<!-- selftest:end -->\nafter\n';
    const fresh = withTable(text, 'selftest', 'new');
    expect(fresh).toBe('# Title\n<!-- selftest:begin -->\n\nnew\n\n<!-- selftest:end -->\nafter\n');
    expect(withTable(fresh, 'selftest', 'new')).toBe(fresh);
  });

  it('has no place in a text without both markers in their order', () => {
    expect(hasMarkers('<!-- selftest:begin -->', 'selftest')).toBe(false);
    expect(hasMarkers('<!-- selftest:end --><!-- selftest:begin -->', 'selftest')).toBe(false);
    expect(() => withTable('# Title', 'selftest', 'new')).toThrow(/no place/);
  });
});
