import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';

/** One Web API call after authentication, with `blocks`, `view` and `metadata` already parsed. */
export type Call = {
  method: string;
  /** Who calls: the bot user or, from the page, a person. */
  caller: string;
  token: string;
  args: Json;
};

export type Method = {
  /** Any one of these will do; empty where none is needed. */
  scopes: readonly string[];
  run: (call: Call, workspace: Workspace) => Json | Promise<Json>;
};

export const failure = (error: string, more: Json = {}): Json => ({ ok: false, error, ...more });
