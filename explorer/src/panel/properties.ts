/** Properties of nodes and edges as labelled lines, in words instead of true and false. */

import type { Say, TextKey } from "../text/text";
import { TEXTS } from "../text/text";

export interface Line {
  key: string;
  label: string;
  children: string;
}

type Value = string | number | boolean | readonly string[];

function isKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS.zh, key);
}

/** Return a property's value in words. */
export function inWords(value: Value, say: Say): string {
  if (typeof value === "boolean") return say(value ? "word.yes" : "word.no");
  return Array.isArray(value) ? value.join(say("cite.and")) : String(value);
}

/** Return lines for what is worth reading: false flags and empty values are left out; unknown names stay as they are. */
export function propertyLines(properties: Readonly<Record<string, Value>>, say: Say): Line[] {
  return Object.entries(properties)
    .filter(([, value]) => value !== false && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const text = `property.${key}`;
      return { key, label: isKey(text) ? say(text) : key, children: inWords(value, say) };
    });
}
