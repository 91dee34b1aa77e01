import type { Report } from "@/verify/report";

/** Gives the reader a file. */
export function save(name: string, type: string, content: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The report with everything that was found, for a file that is kept. */
export function saveReport(report: Report): void {
  const day = report.startedAt.slice(0, 19).replace(/[:T]/g, "-");
  const name = `worklog-verify-${report.verdict}-${day}.json`;
  save(name, "application/json", JSON.stringify(report, null, 2));
}
