/** What a cell of a query's answer is: a thing of the graph that can be opened, or text. */

export interface Thing {
  id: string;
  name: string;
  label: string;
}

export type Cell = { kind: "thing"; thing: Thing } | { kind: "text"; text: string } | { kind: "nothing" };

const ID = /^([a-z]+):.+$/u;

/** Return what a value is; ids are known by the kinds that the ontology declares before their colon. */
export function cellOf(value: unknown, labels: readonly string[]): Cell {
  if (value === null || value === undefined) return { kind: "nothing" };
  if (typeof value === "string") {
    const label = labelOf(value, labels);
    return label ? { kind: "thing", thing: { id: value, name: value, label } } : { kind: "text", text: value };
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return { kind: "text", text: value.join(" · ") };
  if (typeof value === "object") return nodeCell(value, labels) ?? { kind: "text", text: JSON.stringify(value) };
  return { kind: "text", text: String(value) };
}

function labelOf(id: string, labels: readonly string[]): string | undefined {
  const head = ID.exec(id)?.[1];
  return labels.find((label) => label.toLowerCase() === head);
}

function nodeCell(value: object, labels: readonly string[]): Cell | undefined {
  const { id, name } = value as { id?: unknown; name?: unknown };
  if (typeof id !== "string") return undefined;
  const label = labelOf(id, labels);
  return label
    ? { kind: "thing", thing: { id, name: typeof name === "string" && name ? name : id, label } }
    : undefined;
}

/** Return a value as one cell of a spreadsheet. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replace(/[\t\r\n]+/g, " ");
}

/** Return a whole answer as tab-separated lines, the columns' names first. */
export function asTable(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [columns, ...rows].map((row) => row.map(asText).join("\t")).join("\n");
}
