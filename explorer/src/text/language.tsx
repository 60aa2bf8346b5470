import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { sayIn, type Language, type Say } from "./text";

const KEPT = "jiceng.language";

interface Spoken {
  language: Language;
  say: Say;
  speak: (language: Language) => void;
}

const Context = createContext<Spoken | null>(null);

function kept(): Language {
  return window.localStorage.getItem(KEPT) === "en" ? "en" : "zh";
}

/** Hold the language of the interface and remember the choice. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, speak] = useState<Language>(kept);
  const value = useMemo(() => ({ language, say: sayIn(language), speak }), [language]);
  useEffect(() => {
    window.localStorage.setItem(KEPT, language);
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = sayIn(language)("app.name");
  }, [language]);
  return <Context value={value}>{children}</Context>;
}

/** Return the language, the function that says a text in it, and the switch. */
export function useLanguage(): Spoken {
  const value = use(Context);
  if (!value) throw new Error("useLanguage needs a LanguageProvider above it.");
  return value;
}

/** Return the function that says a text in the language chosen. */
export function useSay(): Say {
  return useLanguage().say;
}
