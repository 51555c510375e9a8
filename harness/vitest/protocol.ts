/** One test of the vitest suite: a rule put to an operation. */
export interface SuiteTest {
  operation: string;
  rule: string;
  /** The rule's title. */
  title: string;
}

/** Where a vitest worker finds the engine, and which tests it registers. Plain data: it crosses process borders. */
export interface SuiteAddress {
  /** Loopback port the engine's host listens on. */
  port: number;
  /** Shown by the worker to be let in; new with every host. */
  token: string;
  tests: SuiteTest[];
}

/** What a test of the vitest suite came to. */
export interface TestResult {
  operation: string;
  rule: string;
  outcome: 'passes' | 'skips' | 'fails';
  /** Why it is skipped, or the findings it fails with. Empty where it passes. */
  text: string;
}

/** A test's name among all tests, in the form of {@link Selection.pairs}: `<rule id> <operation id>`. */
export function pairOf({ rule, operation }: Pick<SuiteTest, 'rule' | 'operation'>): string {
  return `${rule} ${operation}`;
}

/** What a worker says first: that it may, and which tests it will run. */
export interface Greeting {
  token: string;
  /** See {@link pairOf}. */
  pairs: string[];
}

/** What the host says, one JSON value per line: a test's outcome, or that no further ones will come and why. */
export type Saying = TestResult | { broken: string };
