/** One way to ask the API: paths are built from parts, every failure becomes an ApiError with a sentence. */

import type { Problem } from "./shapes";

export type Parameters = Record<string, string | number | boolean | readonly string[] | undefined>;

/** What went wrong: `kind` is the API's word ("not_found", "query", …) or "network" or "answer". */
export class ApiError extends Error {
  constructor(
    readonly kind: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Build a path under /api from parts (each encoded, as ids hold ':' '/' '@') and parameters (a list is repeated). */
export function apiPath(parts: readonly string[], parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const tail = query.size ? `?${query}` : "";
  return `/api/${parts.map(encodeURIComponent).join("/")}${tail}`;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "error" in body && "kind" in body;
}

async function answer<T>(response: Response): Promise<T> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw new ApiError("answer", response.status, `${response.status} ${response.statusText} (${String(cause)})`);
  }
  if (response.ok) return body as T;
  if (isProblem(body)) throw new ApiError(body.kind, response.status, body.error);
  throw new ApiError("answer", response.status, `${response.status} ${response.statusText}`);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError("network", 0, String(cause));
  }
}

/** Ask for a record. */
export async function get<T>(parts: readonly string[], parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await reach(apiPath(parts, parameters), signal ? { signal } : {}));
}

/** Send a record and return the answer. */
export async function post<T>(parts: readonly string[], body: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  return answer<T>(await reach(apiPath(parts), { method: "POST", headers, body: JSON.stringify(body) }));
}
