/** Specifications of a made-up vendor with two operations: file name → YAML. */
export const TOY: ReadonlyMap<string, string> = new Map([
  [
    'sources.yaml',
    `
toy-letters:
  title: Letters
  vendor: toy
  url: https://toy.example/letters
  edition: v1
  lines: 40
  sha256: '00'
`,
  ],
  [
    'toy.discrepancies.yaml',
    `
stamp-not-in-sample:
  title: The table demands a stamp, the sample shows none
  class: contradiction
  severity: high
  headline: true
  hurts: A client that copies the sample may be refused.
  operations: [putLetter]
  claims:
    table: { says: a stamp is required, value: stamp, at: table 13 }
    sample: { says: a letter goes without one, at: sample 21-25 }
  suggestion: Call the stamp optional.
  corrected: false
  probe:
    steps:
      without: { omit: [stamp] }
      after: { read: without }
    readings:
      - { reading: table, when: { without: refused } }
      - { reading: sample, when: { without: accepted, after: { changed: data.title } } }
  hazard: sample
way-is-doubtful:
  title: The way is named nowhere else
  class: omission
  severity: low
  hurts: Nobody knows the ways.
  operations: [putLetter, getLetter]
  claims:
    put: { says: by air, at: table 5 }
    get: { says: no way at all, at: 'toy-letters: prose 7' }
  suggestion: List the ways.
`,
  ],
  [
    'toy.observations.yaml',
    `
letter-twice:
  question: Does the same letter keep its stamp, sent over the sea?
  operations: [putLetter]
  profile: standard
  probe:
    steps:
      again: { base: baseline, query: { way: sea }, header: { Content-Type: null }, set: { stamp: { pool: stamps, index: 0 } } }
    readings:
      - { reading: kept, when: { again: [accepted, { echoed: [data.title, title] }, { same: [data.title, control] }] } }
      - { reading: lost, when: { again: { equals: [data.title, ''] }, look: { type: [data.title, string] } } }
letter-burnt:
  question: What becomes of a burnt letter?
  operations: [putLetter]
  skipped: Nothing is burnt on purpose.
`,
  ],
  [
    'toy.v1.yaml',
    `
openapi: 3.1.1
info: { title: Toy, version: v1 }
x-conformance:
  vendor: toy
  name: Toy
  settings: { box: { description: The letter box. } }
  values: { stamps: { description: Stamps. } }
  auth: { in: header, name: Key, value: '{token}' }
  envelope: data
  success: { member: status, equals: success }
  kinds:
    letter: {}
paths:
  /box/{box}/letter/{letterId}:
    put:
      operationId: putLetter
      summary: Write a letter
      x-page: toy-letters
      x-kinds: [letter]
      x-effect: replace
      parameters:
        - { name: box, in: path, required: true, schema: { type: string }, x-value: '{box}', x-source: { .required: table 3 } }
        - name: letterId
          in: path
          required: true
          schema: { type: string }
          x-value: '{campaign.id}'
          x-source: { .required: table 4 }
        - name: way
          in: query
          schema: { type: string }
          x-readings: [{ reading: table, value: air }, { reading: none }]
          x-source: { .required: { at: table 5, contested: way-is-doubtful } }
      x-auth-source: { .required: table 6 + sample 20 }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Letter' }, examples: { sample: { $ref: '#/components/examples/Letter' } } } } }
      responses:
        2XX: { content: { application/json: { schema: { $ref: '#/components/schemas/LetterAnswer' }, examples: { sample: { $ref: '#/components/examples/LetterAnswer' } } } } }
      x-clauses:
        operation.method: { at: table 1, value: PUT, promise: Writing is a PUT. }
    get:
      operationId: getLetter
      summary: Read a letter
      x-page: toy-letters
      x-kinds: [letter]
      x-effect: read
      parameters:
        - { name: box, in: path, required: true, schema: { type: string }, x-value: '{box}', x-source: { .required: table 3 } }
        - { name: letterId, in: path, required: true, schema: { type: string }, x-value: '{campaign.id}', x-source: { .required: table 4 } }
      x-auth-source: { .required: table 6 }
      responses:
        2XX: { content: { application/json: { schema: { $ref: '#/components/schemas/ReadAnswer' } } } }
      x-clauses: {}
components:
  schemas:
    Letter:
      type: object
      required: [title]
      properties:
        title:
          type: string
          maxLength: 10
          x-source: { .type: table 10 + sample 21, .required: table 10, .maxLength: table 10-12 }
        stamp: { type: string, x-pool: stamps, x-source: { .type: table 13, .required: { at: table 13, contested: stamp-not-in-sample } } }
        tone:
          type: string
          enum: [warm, cold]
          x-case: closed
          x-foreign: [tepid]
          x-source: { .type: table 14, .enum: table 14 }
        weight: { type: number, x-source: { .type: table 15, .unit: { at: table 15, excluded: unit, value: grams } } }
    LetterAnswer:
      type: object
      required: [status, data]
      properties:
        status: { type: string, x-source: { .type: table 30 + sample 22 } }
        data:
          type: object
          required: [title]
          x-source: { .type: table 31 + sample 23 }
          properties:
            title: { type: string, x-source: { .type: table 32 + sample 24 } }
            sentAt: { type: string, format: iso-8601, x-source: { .type: table 33, .format: table 33 } }
    ReadAnswer:
      type: object
      required: [status]
      properties:
        status: { type: string, x-source: { .type: table 30 + sample 22 } }
        data:
          type: object
          x-source: { .type: table 31 }
          properties:
            title: { type: string, x-source: { .type: table 32 } }
  examples:
    Letter: { x-at: sample 20-21, x-account: [tone], value: { title: Dear all, stamp: Penny Red, tone: warm } }
    LetterAnswer: { x-at: sample 22-25, value: { status: success, data: { title: Dear all } } }
`,
  ],
]);

/** The toy specifications with one piece of text replaced; throws where the piece does not stand there exactly once. */
export function toyWith(piece: string, replacement: string, file = 'toy.v1.yaml'): Map<string, string> {
  const text = TOY.get(file) ?? '';
  if (text.split(piece).length !== 2) throw new Error(`“${piece}” does not stand in ${file} exactly once`);
  return new Map(TOY).set(
    file,
    text.replace(piece, () => replacement),
  );
}
