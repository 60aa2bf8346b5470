import { useQuery } from "@tanstack/react-query";
import { runCypher } from "../api/queries";
import questions from "./starts.json";

export interface Start {
  id: string;
  name: string;
  label: string;
  count: number;
}

/** Turn the rows of a table into starts; a row of another shape is an error, not a gap. */
export function startsOf(rows: readonly (readonly unknown[])[]): Start[] {
  return rows.map((row) => {
    const [id, name, label, count] = row;
    if (typeof id !== "string" || typeof name !== "string" || typeof label !== "string" || typeof count !== "number")
      throw new Error(`A start should be an id, a name, a label and a count; it is ${JSON.stringify(row)}.`);
    return { id, name, label, count };
  });
}

/** Ask for good places to begin: the programs that most carry out, or the counties with most programs. */
export function useStarts(which: keyof typeof questions) {
  return useQuery({
    queryKey: ["starts", which],
    queryFn: async () => startsOf((await runCypher(questions[which], {})).rows),
  });
}
