/** Which of an article's stretches to mark, and how: decided from the server's segments, never from offsets. */

import type { EdgeName } from "../api/edgeName";
import type { Mark, Segment } from "../api/shapes";

/** Things named in the text are marked by their label's colour, statements by an underline in their relation's. */
export type Emphasis = "focus" | "named" | "stated" | "plain";

const NAMING = "MENTIONS";

function says(mark: Mark, edge: EdgeName): boolean {
  return mark.relation === edge.relation && mark.source === edge.source && mark.target === edge.target;
}

/** Return how a segment stands out; `focus` is the edge whose words are looked for. */
export function emphasis(segment: Segment, focus: EdgeName | null, showAll: boolean): Emphasis {
  if (focus && segment.marks.some((mark) => says(mark, focus))) return "focus";
  if (!showAll || segment.marks.length === 0) return "plain";
  return segment.marks.some((mark) => mark.relation === NAMING) ? "named" : "stated";
}

/** Return the mark of the thing that a segment names, if it names one. */
export function named(segment: Segment): Mark | undefined {
  return segment.marks.find((mark) => mark.relation === NAMING);
}

/** Return the statements that a segment belongs to, each once. */
export function statements(segment: Segment): Mark[] {
  return segment.marks.filter((mark) => mark.relation !== NAMING);
}

/** Return the index of the segment that holds a position, which counts code points as the server does; -1 if none. */
export function segmentAt(segments: readonly Segment[], position: number): number {
  let end = 0;
  return segments.findIndex((segment) => {
    end += Array.from(segment.text).length;
    return position < end;
  });
}

/** Return the labels and relations that occur among the marks, for the reader's own legend. */
export function kindsIn(segments: readonly Segment[]): { labels: string[]; relations: string[] } {
  const labels = new Set<string>();
  const relations = new Set<string>();
  for (const segment of segments) {
    for (const mark of segment.marks) {
      if (mark.relation === NAMING) labels.add(mark.target_label);
      else relations.add(mark.relation);
    }
  }
  return { labels: [...labels].sort(), relations: [...relations].sort() };
}
