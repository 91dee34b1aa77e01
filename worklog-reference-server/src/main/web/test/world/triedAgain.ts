import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Names at the end of a run who passed only when tried again, and what went wrong before. */
export class TriedAgain implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const late = modules
      .flatMap((module) => [...module.children.allTests("passed")])
      .filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0);
    if (late.length > 0) {
      const lines = late.flatMap((test) => told(test));
      process.stdout.write(`\nPassed only when tried again:\n${lines.join("\n")}\n`);
    }
  }
}

function told(test: TestCase): string[] {
  const faults = (test.result().errors ?? []).map(
    (error) => `    ${(error.stack ?? error.message).replaceAll("\n", "\n    ")}`,
  );
  return [`  ${test.module.relativeModuleId}: ${test.fullName}`, ...faults];
}
