import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ontologyQuery } from "../api/queries";
import type { LabelOut, RelationOut } from "../api/shapes";
import { useLanguage } from "../text/language";
import type { Language } from "../text/text";

export interface Kind {
  name: string;
  text: string;
  color: string;
  /** Whether a relation is read both ways; false for labels. */
  symmetric: boolean;
}

export interface Kinds {
  labels: readonly LabelOut[];
  relations: readonly RelationOut[];
  label: (name: string) => Kind;
  relation: (name: string) => Kind;
  isPlace: (label: string) => boolean;
}

/** A kind that the ontology no longer declares is shown by its own name, in a neutral grey. */
const UNKNOWN = "#94a3b8";

function kindOf(one: LabelOut | RelationOut, language: Language): Kind {
  return { name: one.name, text: one[language], color: one.color, symmetric: "symmetric" in one && one.symmetric };
}

/** Return the ontology's kinds with their names in the language chosen; every legend and colour comes from here. */
export function useKinds(): Kinds {
  const { data } = useSuspenseQuery(ontologyQuery);
  const { language } = useLanguage();
  return useMemo(() => {
    const named = (list: readonly (LabelOut | RelationOut)[]) => {
      const map = new Map(list.map((one) => [one.name, kindOf(one, language)]));
      return (name: string): Kind => map.get(name) ?? { name, text: name, color: UNKNOWN, symmetric: false };
    };
    const places = new Set(data.labels.filter((one) => one.place > 0).map((one) => one.name));
    return {
      labels: data.labels,
      relations: data.relations,
      label: named(data.labels),
      relation: named(data.relations),
      isPlace: (label: string) => places.has(label),
    };
  }, [data, language]);
}
