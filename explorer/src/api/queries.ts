/** What the views ask, one entry a question: its key in the cache and how it is fetched. */

import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, get, post } from "./client";
import type { EdgeName } from "./edgeName";
import type {
  ArticleBrief,
  ArticleOut,
  ComparisonOut,
  CountyGroupOut,
  EdgeDetail,
  GraphOut,
  InitiativeOut,
  NodeDetail,
  OntologyOut,
  Page,
  PathOut,
  PlacedNode,
  PostOut,
  QuestionOut,
  Stats,
  TableOut,
} from "./shapes";

/** Nodes fetched around one node at a time: more than this and no name is legible. */
export const REACH_LIMIT = 80;

/** Make the cache. A refusal with a reason is final; only a lost connection is tried again. */
export function makeQueryClient(): QueryClient {
  const retry = (count: number, error: Error) => error instanceof ApiError && error.kind === "network" && count < 2;
  return new QueryClient({ defaultOptions: { queries: { retry, staleTime: 60_000, refetchOnWindowFocus: false } } });
}

export const ontologyQuery = queryOptions({
  queryKey: ["ontology"],
  queryFn: ({ signal }) => get<OntologyOut>(["ontology"], {}, signal),
  staleTime: Infinity,
});

export const statsQuery = queryOptions({
  queryKey: ["stats"],
  queryFn: ({ signal }) => get<Stats>(["stats"], {}, signal),
});

export const searchQuery = (q: string, label: readonly string[] = [], limit = 20) =>
  queryOptions({
    queryKey: ["search", q, label, limit],
    queryFn: ({ signal }) => get<Page<PlacedNode>>(["search"], { q, label, limit }, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

export const nodeQuery = (id: string) =>
  queryOptions({
    queryKey: ["node", id],
    queryFn: ({ signal }) => get<NodeDetail>(["nodes", id], {}, signal),
  });

interface Reach {
  depth?: number;
  relations?: readonly string[];
  limit?: number;
}

export const reachQuery = (id: string, { depth = 1, relations = [], limit = REACH_LIMIT }: Reach = {}) =>
  queryOptions({
    queryKey: ["reach", id, depth, relations, limit],
    queryFn: ({ signal }) => get<GraphOut>(["nodes", id, "neighbourhood"], { depth, relations, limit }, signal),
  });

export const edgeQuery = (edge: EdgeName) =>
  queryOptions({
    queryKey: ["edge", edge.relation, edge.source, edge.target],
    queryFn: ({ signal }) => get<EdgeDetail>(["edges"], { ...edge }, signal),
  });

export const pathsQuery = (source: string, target: string) =>
  queryOptions({
    queryKey: ["paths", source, target],
    queryFn: ({ signal }) => get<Page<PathOut>>(["paths"], { source, target }, signal),
  });

export const initiativesQuery = (id: string) =>
  queryOptions({
    queryKey: ["initiatives", id],
    queryFn: ({ signal }) => get<Page<InitiativeOut>>(["places", id, "initiatives"], { limit: 200 }, signal),
  });

export const implementersQuery = (id: string) =>
  queryOptions({
    queryKey: ["implementers", id],
    queryFn: ({ signal }) => get<Page<CountyGroupOut>>(["programs", id, "implementers"], {}, signal),
  });

export const postsQuery = (id: string) =>
  queryOptions({
    queryKey: ["posts", id],
    queryFn: ({ signal }) => get<Page<PostOut>>(["officials", id, "posts"], {}, signal),
  });

export const compareQuery = (place: readonly string[], routine: boolean) =>
  queryOptions({
    queryKey: ["compare", place, routine],
    queryFn: ({ signal }) => get<ComparisonOut>(["compare"], { place, routine }, signal),
    enabled: place.length >= 2,
    placeholderData: keepPreviousData,
  });

export const articlesQuery = (offset: number, limit: number) =>
  queryOptions({
    queryKey: ["articles", offset, limit],
    queryFn: ({ signal }) => get<Page<ArticleBrief>>(["articles"], { offset, limit }, signal),
    placeholderData: keepPreviousData,
  });

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ["article", id],
    queryFn: ({ signal }) => get<ArticleOut>(["articles", id], {}, signal),
  });

export const questionsQuery = queryOptions({
  queryKey: ["questions"],
  queryFn: ({ signal }) => get<Page<QuestionOut>>(["questions"], {}, signal),
  staleTime: Infinity,
});

/** Answer a read-only Cypher query; values travel as parameters. */
export function runCypher(query: string, parameters: Record<string, unknown>): Promise<TableOut> {
  return post<TableOut>(["cypher"], { query, parameters });
}
