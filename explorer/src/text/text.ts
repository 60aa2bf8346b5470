/** The words of the interface: one data file a language, Chinese first. */

import en from "./en.json";
import zh from "./zh.json";

export type Language = "zh" | "en";
export type TextKey = keyof typeof zh;
export type Texts = Readonly<Record<TextKey, string>>;
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

export const TEXTS: Readonly<Record<Language, Texts>> = { zh, en };

/** Return a function that gives a text with its {places} filled. */
export function sayIn(language: Language): Say {
  return (key, values = {}) =>
    TEXTS[language][key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
