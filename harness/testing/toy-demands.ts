import { isObject, type Json, type JsonObject } from '../model/json.ts';

const oneOf =
  (...known: Json[]) =>
  (value: Json | undefined) =>
    value !== undefined && known.includes(value);

const whole = (least: number, most: number) => (value: Json | undefined) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

const time = (value: Json | undefined) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(String(value));

function isZone(name: string): boolean {
  try {
    return /^([A-Z]\w+\/|UTC$)/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** What it demands of each member. */
const DEMANDS: { [member: string]: (value: Json | undefined, body: JsonObject) => boolean } = {
  title: (value) => typeof value === 'string' && value.length <= 20,
  copies: whole(10, 500),
  perDay: (value, { copies }) => whole(1, 40)(value) && Number(value) <= Number(copies),
  size: oneOf('A5', 'A4', 'A6'),
  fold: (value) => value === undefined || typeof value === 'boolean',
  streets: (value) =>
    Array.isArray(value) && value.length > 0 && value.every(oneOf('Elm Road', 'Mill Lane', 'High Street')),
  zone: (value) => typeof value === 'string' && isZone(value),
  from: time,
  until: (value, { from }) => time(value) && String(from) < String(value),
};

/** The member that is wrong in a body; `undefined` where none is. Written by hand from the toy vendor's page, not from its specification. */
export function faultIn(body: Json | undefined): string | undefined {
  if (!isObject(body)) return 'no object';
  return Object.entries(DEMANDS).find(([member, holds]) => !holds(body[member], body))?.[0];
}
