import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['harness', 'suites', 'fixtures', 'generated'];

/** The source files of the rooms; tests and what only tests use are outside of the table. */
const files = ROOMS.flatMap((room) =>
  readdirSync(resolve(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
).filter((file) => /\.(ts|mjs|js)$/.test(file) && !/\.(test|test-helper|suite)\.ts$|\.d\.ts$/.test(file));

const text = (file: string) => readFileSync(resolve(root, file), 'utf8');

/** Schemas that are generated from harness's own types: they hold nothing that harness does not. */
const OWN_SCHEMAS = ['generated/results.schema.json'];

/** Where a file's imports lead, by room; imports of types only are distinguished. */
function imports(file: string): { room: string; path: string; typeOnly: boolean }[] {
  const source = ts.createSourceFile(file, text(file), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith('.')) return [];
    const path = relative(root, resolve(root, dirname(file), moduleSpecifier.text));
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.isTypeOnly === true
      : statement.isTypeOnly;
    return [{ room: path.split('/')[0] ?? '', path, typeOnly }];
  });
}

/** Imports of a room that its row of the table does not allow. */
function strangers(
  room: string,
  allowed: (to: { room: string; path: string; typeOnly: boolean }, from: string) => boolean,
): string[] {
  return files
    .filter((file) => file.startsWith(`${room}/`))
    .flatMap((file) =>
      imports(file)
        .filter((to) => to.room !== room && !allowed(to, file))
        .map((to) => `${file} → ${to.path}`),
    );
}

/** The names that a file exports where they are declared. */
function exportedNames(file: string): string[] {
  const source = ts.createSourceFile(file, text(file), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    const { name } = statement as ts.Statement & { name?: ts.Identifier }; // every other declaration may have one
    return name ? [name.text] : [];
  });
}

const isExport = ({ kind }: ts.ModifierLike) => kind === ts.SyntaxKind.ExportKeyword;

describe('an exported name', () => {
  it('stands for one thing in all of harness', () => {
    const exported = files
      .filter((file) => file.startsWith('harness/'))
      .flatMap((file) => [...new Set(exportedNames(file))].map((name) => ({ name, file })));
    expect(exported.length).toBeGreaterThan(500);
    const twice = exported.filter(({ name, file }) =>
      exported.some((other) => other.name === name && other.file !== file),
    );
    expect(twice.map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
  });
});

describe('the rooms', () => {
  it('hold source files', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('let harness import nothing of the others but the schemas of its own types, its composition root apart', () => {
    const allowed = ({ path }: { path: string }, from: string) =>
      from === 'harness/main.ts' || OWN_SCHEMAS.includes(path);
    expect(strangers('harness', allowed)).toEqual([]);
  });

  it('let suites import harness and types of generated', () => {
    expect(
      strangers('suites', ({ room, typeOnly }) => room === 'harness' || (room === 'generated' && typeOnly)),
    ).toEqual([]);
  });

  it('let fixtures import types of generated', () => {
    expect(strangers('fixtures', ({ room, typeOnly }) => room === 'generated' && typeOnly)).toEqual([]);
  });

  it('let generated import nothing', () => {
    expect(strangers('generated', () => false)).toEqual([]);
  });
});

/** The folders of harness, low to high; what stands beside them, such as `engine.ts`, is above all that are named. */
const LAYERS = [
  ...[['model'], ['config', 'auth', 'transport', 'record', 'journal'], ['evidence'], ['plan', 'arbitraries']],
  ...[['execute'], ['judge'], ['results'], ['reports', 'tickets']],
];

/** What every layer may import: small things that know of nothing. */
const BASE = ['clock', 'errors', 'lookup', 'paths', 'private', 'schema-errors'];

describe('a layer of harness', () => {
  const levelOf = (file: string) =>
    LAYERS.findIndex((names) => names.some((name) => file.startsWith(`harness/${name}/`)));
  const layered = files.filter((file) => levelOf(file) >= 0);

  it('imports none that is higher', () => {
    const isBase = (path: string) => BASE.some((name) => path === `harness/${name}.ts`);
    const higher = layered.flatMap((file) =>
      imports(file)
        .filter(({ room, path }) => room === 'harness' && !isBase(path))
        .filter(({ path }) => levelOf(path) < 0 || levelOf(path) > levelOf(file))
        .map(({ path }) => `${file} → ${path}`),
    );
    expect(higher).toEqual([]);
  });

  it('has files', () => {
    expect(LAYERS.flat().filter((name) => !layered.some((file) => file.startsWith(`harness/${name}/`)))).toEqual([]);
  });
});

describe('the engine', () => {
  it('knows no rule by its name', () => {
    const rules = files.flatMap((file) => /^suites\/rules\/(.+)\.ts$/.exec(file)?.[1] ?? []);
    const named = files.filter(
      (file) =>
        file.startsWith('harness/') &&
        rules.some((id) => text(file).includes(`'${id}'`) || text(file).includes(`\`${id}`)),
    );
    expect(rules.length).toBeGreaterThan(20);
    expect(named).toEqual([]);
  });

  it('holds no vendor word', () => {
    const named = files.filter(
      (file) => file.startsWith('harness/') && /kore|voiceaiwrapper|campaignType|appId/i.test(text(file)),
    );
    expect(named).toEqual([]);
  });
});

describe('the engine, whose shapes stand in the specs', () => {
  it('holds neither the name of an envelope nor the value of a mark of success', () => {
    // A stream has an event of that name.
    const shape = /(?<!\.(on|once|off)\()(['"`])data(\2|\.)|\b(answer|body)\.data\b|(===|equals:) 'success'/;
    const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
    const own = files.filter((file) => file.startsWith('harness/') && !file.startsWith('harness/testing/'));
    expect(own.filter((file) => shape.test(text(file).replace(comments, '')))).toEqual([]);
  });
});

describe('a source file', () => {
  it('has at most 400 lines', () => {
    const long = files.filter((file) => !file.startsWith('generated/') && text(file).split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
