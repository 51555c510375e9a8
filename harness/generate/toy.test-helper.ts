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
  ['toy.discrepancies.yaml', 'some-slug: { title: No OpenAPI document }\n'],
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
  success: { member: status, equals: success }
  kinds:
    letter: { update: putLetter, read: getLetter }
paths:
  /box/{box}/letter/{letterId}:
    put:
      operationId: putLetter
      summary: Write a letter
      x-page: toy-letters
      x-kinds: [letter]
      parameters:
        - { name: box, in: path, required: true, schema: { type: string }, x-value: '{box}', x-source: { required: table 3 } }
        - name: letterId
          in: path
          required: true
          schema: { type: string }
          x-value: '{campaign.id}'
          x-source: { required: table 4 }
        - name: way
          in: query
          schema: { type: string }
          x-readings: [{ reading: table, value: air }, { reading: none }]
          x-source: { required: { at: table 5, contested: way-is-doubtful } }
      x-auth-source: { required: table 6 + sample 20 }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Letter' } } } }
      responses:
        2XX: { content: { application/json: { schema: { $ref: '#/components/schemas/LetterAnswer' } } } }
      x-echo: { data.title: title }
      x-clauses:
        operation.method: { at: table 1, value: PUT, promise: Writing is a PUT. }
    get:
      operationId: getLetter
      summary: Read a letter
      x-page: toy-letters
      x-kinds: [letter]
      parameters:
        - { name: box, in: path, required: true, schema: { type: string }, x-value: '{box}', x-source: { required: table 3 } }
        - { name: letterId, in: path, required: true, schema: { type: string }, x-value: '{campaign.id}', x-source: { required: table 4 } }
      x-auth-source: { required: table 6 }
      responses:
        2XX: { content: { application/json: { schema: { $ref: '#/components/schemas/ReadAnswer' } } } }
      x-echo: { data.title: title }
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
          x-source: { type: table 10 + sample 21, required: table 10, maxLength: table 10-12 }
        stamp: { type: string, x-pool: stamps, x-source: { type: table 13, required: { at: table 13, contested: stamp-not-in-sample } } }
        tone:
          type: string
          enum: [warm, cold]
          x-case: closed
          x-foreign: [tepid]
          x-source: { type: table 14, enum: table 14 }
        weight: { type: number, x-source: { type: table 15, unit: { at: table 15, excluded: unit, value: grams } } }
    LetterAnswer:
      type: object
      required: [status, data]
      properties:
        status: { type: string, x-source: { type: table 30 + sample 22 } }
        data:
          type: object
          required: [title]
          x-source: { type: table 31 + sample 23 }
          properties:
            title: { type: string, x-source: { type: table 32 + sample 24 } }
            sentAt: { type: string, format: iso-8601, x-source: { type: table 33, format: table 33 } }
    ReadAnswer:
      type: object
      required: [status]
      properties:
        status: { type: string, x-source: { type: table 30 + sample 22 } }
        data:
          type: object
          x-source: { type: table 31 }
          properties:
            title: { type: string, x-source: { type: table 32 } }
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
