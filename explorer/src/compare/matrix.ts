/** A comparison as the heat-map draws it: programs as rows, places as columns, a number in each cell. */

import type { CellOut, ComparisonOut, PlacedNode } from "../api/shapes";

export type Measure = "count" | "support" | "coverage";

export interface Matrix {
  columns: string[];
  rows: string[];
  /** Column, row (from the top), value. */
  values: [number, number, number][];
  most: number;
}

/** Return the matrix of a comparison for one measure; pairs without an implementer have no cell. */
export function matrixOf(comparison: ComparisonOut, measure: Measure): Matrix {
  const column = new Map(comparison.places.map((place, index) => [place.id, index]));
  const row = new Map(comparison.programs.map((program, index) => [program.id, index]));
  const values = comparison.cells.map((cell): [number, number, number] => [
    column.get(cell.place) ?? -1,
    row.get(cell.program) ?? -1,
    measure === "coverage" ? Math.round(cell.coverage * 100) : cell[measure],
  ]);
  return {
    columns: comparison.places.map((place) => placeName(place, comparison.places)),
    rows: comparison.programs.map((program) => program.name),
    values,
    most: values.reduce((most, [, , value]) => Math.max(most, value), 1),
  };
}

/** Return a place's name, with the place above it where another of the same name stands beside it. */
export function placeName(place: PlacedNode, all: readonly PlacedNode[]): string {
  const alone = all.filter((one) => one.name === place.name).length === 1;
  return alone ? place.name : `${place.name}（${place.place?.at(-1) ?? place.id}）`;
}

/** Return the cell at a column and a row, if anything is done there. */
export function cellAt(comparison: ComparisonOut, column: number, row: number): CellOut | undefined {
  const [place, program] = [comparison.places[column]?.id, comparison.programs[row]?.id];
  return comparison.cells.find((cell) => cell.place === place && cell.program === program);
}
