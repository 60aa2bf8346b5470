/** The parameters of a query: those that its text names, with what a ready question knows of them. */

import type { ParameterOut } from "../api/shapes";

export type Value = string | number | boolean;
export type Values = Readonly<Record<string, Value>>;

/** One field of the form; a parameter that no question declares is a text that goes by its own name. */
export interface Field {
  name: string;
  zh: string;
  en: string;
  value: Value;
}

const NAMED = /\$([A-Za-z_]\w*)/g;

/** Return the fields that a query needs, in the order in which its text first names them. */
export function fieldsOf(text: string, declared: readonly ParameterOut[], typed: Values): Field[] {
  const names = new Set([...text.matchAll(NAMED)].map((match) => match[1] ?? ""));
  return [...names].map((name) => {
    const known = declared.find((one) => one.name === name) ?? { name, zh: `$${name}`, en: `$${name}`, default: "" };
    const value = typed[name];
    return { name, zh: known.zh, en: known.en, value: typeof value === typeof known.default ? value! : known.default };
  });
}

/** Return the values to send: one for each field, never one that the query does not name. */
export function valuesOf(fields: readonly Field[]): Record<string, Value> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}
