import type { Clause } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Member } from '../plan/members.ts';

/** Where a near-miss breaks something: one clause, its member, and the value that an accepted body has there. */
export interface Site {
  clause: Clause;
  member: Member;
  before: Json;
}

/** A value that breaks a clause, or none where the member is left out, and what is sent in words. */
export interface Break {
  value?: Json;
  label: string;
}
