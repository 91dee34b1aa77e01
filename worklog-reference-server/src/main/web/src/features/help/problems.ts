import { api, ask, type Api } from "@/api/client";

export type ProblemKind = Api<"ProblemView">;

let list: Promise<ProblemKind[]> | undefined;

/** Every kind of problem that the server knows. It is asked for once. */
export function allProblems(): Promise<ProblemKind[]> {
  list ??= ask(api.GET("/api/v1/problems")).catch((error: unknown) => {
    list = undefined;
    throw error;
  });
  return list;
}

/** Those that have every word in their code, status or text, in either language. */
export function matching(problems: ProblemKind[], words: string): ProblemKind[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return problems.filter((one) => {
    const text = Object.values(one).join(" ").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
