/** Short names for the records that the API answers with; their definition is generated into types.ts. */

import type { components } from "./types";

type Schemas = components["schemas"];

export type NodeOut = Schemas["NodeOut"];
export type PlacedNode = Schemas["PlacedNode"];
export type NodeDetail = Schemas["NodeDetail"];
export type EdgeOut = Schemas["EdgeOut"];
export type GraphOut = Schemas["Graph"];
export type ArticleBrief = Schemas["ArticleBrief"];
export type ArticleOut = Schemas["ArticleOut"];
export type Segment = Schemas["Segment"];
export type Mark = Schemas["Mark"];
export type Quote = Schemas["Quote"];
export type ClaimOut = Schemas["ClaimOut"];
export type EdgeDetail = Schemas["EdgeDetail"];
export type PathOut = Schemas["PathOut"];
export type InitiativeOut = Schemas["InitiativeOut"];
export type CountyGroupOut = Schemas["CountyGroupOut"];
export type PostOut = Schemas["PostOut"];
export type ComparisonOut = Schemas["ComparisonOut"];
export type CellOut = Schemas["CellOut"];
export type TableOut = Schemas["TableOut"];
export type QuestionOut = Schemas["QuestionOut"];
export type ParameterOut = Schemas["ParameterOut"];
export type Stats = Schemas["Stats"];
export type LabelOut = Schemas["LabelOut"];
export type RelationOut = Schemas["RelationOut"];
export type OntologyOut = Schemas["OntologyOut"];
export type Problem = Schemas["Problem"];

/** A stretch of a list. */
export interface Page<Item> {
  items: Item[];
  total: number;
  offset: number;
  limit: number;
}
