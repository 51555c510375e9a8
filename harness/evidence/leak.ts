import type { Exchange } from '../model/exchange.ts';
import { textsIn } from './texts.ts';

/** What an answer may show of the server's inside. */
export type LeakKind = 'stack trace' | 'server path' | 'database error';

/** A line of an answer that shows the server's inside. */
export interface Leak {
  kind: LeakKind;
  /** The part that shows it, cut to what a sentence holds. */
  quote: string;
}

/** Characters of a line that are quoted. */
const QUOTE = 100;

/** Characters of a line that are looked at: the patterns are tried at each place. */
const LINE = 10_000;

/** Lines of traces as runtimes write them; each needs a place in the code, so that prose with the same words is none. */
const TRACES = [
  // Node
  /\bat (?:async )?(?:[\w$.<>[\] ]{1,120} \()?(?:file:\/\/|node:|webpack|[A-Za-z]:\\|\/)[^\s()]{1,200}:\d+:\d+\)?/,
  // Python
  /\bTraceback \(most recent call last\)/,
  /\bFile "[^"]{1,200}\.py[cx]?", line \d+/,
  // Java, Kotlin, Scala
  /\bat [\w$./@]{1,150}\.[\w$<>]{1,80}\((?:[\w$]{1,80}\.(?:java|kt|scala|groovy)(?::\d+)?|Native Method|Unknown Source)\)/,
  /\bException in thread "/,
  // Go
  /\bgoroutine \d+ \[[\w ,]{1,40}\]:/,
  /\bpanic: runtime error: [^\n]{1,120}/,
  /[\w./-]{1,150}\.go:\d+ \+0x[0-9a-f]+/,
  // .NET
  /\bat [\w.`<>[\]]{1,150}\([^()]{0,200}\) in [^\n]{1,200}:line \d+/,
  /^\s*at (?:[A-Za-z_][\w`<>]*\.){2,20}[\w`<>.]{1,80}\([^()]{0,200}\)\s*$/,
  // Ruby
  /[\w./-]{1,150}\.rb:\d+:in [`'"“‘]/,
  // PHP
  /#\d+ [^\s()]{1,150}\.php\(\d+\): /,
  /\bin [^\s()]{1,150}\.php(?:<\/b>)? on line (?:<b>)?\d+/,
  // Rust
  /\bthread '[^']{1,80}' (?:\(\d+\) )?panicked at /,
];

/** Roots of file systems, under which something lies two levels deep; and those of images of containers, of which a URL may have the names, and so a file of code. */
const PATHS = [
  /(?<![\w./:%@-])(?:file:\/\/)?\/(?:usr|var|opt|srv|root|etc|proc|nix|home|Users)\/(?:[\w.@+-]{1,80}\/){1,20}[\w.@+-]{1,80}/,
  /(?<![\w./:%@-])(?:file:\/\/)?\/(?:usr|var|opt|srv|root|etc|app|code|src|workspace|build|project|service|tmp|www)\/(?:[\w.@+-]{1,80}\/){0,20}[\w@+-]{1,80}\.(?:[cm]?[jt]s|py|rb|php|go|java|jar|cs|dll|ex|rs|so|sql|env|conf|log|ya?ml)\b/,
  /(?:[\w./\\-]{0,150}[\\/])?\b(?:node_modules|site-packages|dist-packages)[\\/][\w.@/\\-]{1,150}/,
  /(?<!\w)[A-Za-z]:\\(?:[\w .@+-]{1,80}\\){1,20}[\w.@+-]{1,80}/,
];

/** Queries, and words by which drivers and mappers report that one failed. */
const DATABASE = [
  /\bSELECT\s[^\n]{1,300}?\sFROM\s+["`[\w]/,
  /\bselect \w+\.["`\w]+[^\n]{1,300}? from ["`\w]/,
  /\b(?:INSERT INTO|insert into) ["`[\w.\]]{1,80} ?\([^\n]{1,300}?\) (?:VALUES|values)\b/,
  /\b(?:UPDATE|update) ["`[\w.\]]{1,80} (?:SET|set) ["`\w.]{1,80} ?= ?/,
  /\bDELETE FROM ["`[\w.\]]{1,80} WHERE\b/,
  /\bSQLSTATE\b\W?\w{0,5}/,
  /\bORA-\d{5}\b/,
  /\b(?:PG::\w+|psycopg2?\.\w+|asyncpg\.\w+|sqlalchemy\.\w+|pymongo\.\w+|ActiveRecord::\w+)/,
  /\b(?:PSQLException|SQLSyntaxErrorException|MySQL\w*Exception|SqlException|JdbcSQL\w+|SequelizeDatabaseError|PrismaClient\w+Error)\b/,
  /\b(?:org\.hibernate|org\.postgresql|com\.mysql|oracle\.jdbc|com\.mongodb|System\.Data\.SqlClient|Microsoft\.EntityFrameworkCore)\.\w+/,
  /\bYou have an error in your SQL syntax\b/,
  /\b(?:MongoServerError|MongoNetworkError|MongoError|BulkWriteError|BSONError)\b/,
  /\bE11000 duplicate key error\b/,
  /\bviolates (?:unique|foreign key|not-null|check|exclusion) constraint\b/,
  /\brelation ["“][^"”]{1,80}["”] does not exist\b/,
  /\bcolumn ["“][^"”]{1,80}["”] (?:of relation|does not exist)/,
  /\bvalue too long for type character varying\b/,
  /\bSQLITE_[A-Z]+\b/,
  /\bUNIQUE constraint failed: \w+\.\w+/,
  /\bData too long for column '[^']{1,80}'/,
  /\bDuplicate entry '[^']{0,200}' for key '[^']{1,80}'/,
  /\bIncorrect string value: '[^']{1,200}' for column\b/,
  /\bcould not (?:execute statement|extract ResultSet|prepare statement)\b/,
];

/** What tells each kind; the first that does names the leak. */
const KINDS: readonly (readonly [LeakKind, readonly RegExp[]])[] = [
  ['stack trace', TRACES],
  ['database error', DATABASE],
  ['server path', PATHS],
];

/**
 * What an answer shows of the server's inside: a trace, a path of its file system, a query or what a database said of one. What the request
 * itself said is none where the answer quotes it, and a path is none where it is a link's.
 */
export function leakIn({ request, response }: Pick<Exchange, 'request' | 'response'>): Leak | undefined {
  if ('failure' in response) return undefined;
  const sent = plain(
    [request.url, decoded(request.url), request.text ?? '', ...textsIn(request.headers), ...textsIn(request.body)].join(
      '\n',
    ),
  );
  const lines = [...textsIn(response.body), ...textsIn(response.text)].flatMap(linesOf);
  for (const [kind, patterns] of KINDS) {
    for (const line of lines) {
      const found = patterns
        .map((pattern) => pattern.exec(line))
        .find((match) => match && !sent.includes(plain(match[0])));
      if (found) return { kind, quote: quoteOf(found[0].trim()) };
    }
  }
  return undefined;
}

function quoteOf(text: string): string {
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE - 1)}…`;
}

/** A text without regard to case and blanks: whoever quotes may change those. */
function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** The lines of a text, those of a page included, without its links: they are paths of URLs. */
function linesOf(text: string): string[] {
  return text
    .replace(/\b(?:href|src|action)=("[^"]*"|'[^']*')/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .split(/\r?\n/)
    .map((line) => line.slice(0, LINE));
}
