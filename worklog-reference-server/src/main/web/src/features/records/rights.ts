import type { Api } from "@/api/client";

export type Step = "submit" | "withdraw" | "approve" | "return" | "correct" | "archive";

/** Whom the rights are asked for, and where. */
export interface Asking {
  me: string;
  may: (permission: string) => boolean;
  settings: Pick<
    Api<"SettingsBody">,
    "fourEyes" | "reasonForReturn" | "reasonForWithdraw" | "reasonForArchive"
  >;
}

type RecordLike = Pick<Api<"RecordView">, "state" | "author" | "body">;

/** Steps that a record can take from its state, as the server has them. */
const FROM: Record<Step, Api<"RecordView">["state"][]> = {
  submit: ["DRAFT", "RETURNED"],
  withdraw: ["SUBMITTED"],
  approve: ["SUBMITTED"],
  return: ["SUBMITTED"],
  correct: ["APPROVED"],
  archive: ["DRAFT", "RETURNED", "APPROVED"],
};

/** Whether somebody wrote a record or took part, and so may not decide on it. */
export function tookPart(record: RecordLike, me: string): boolean {
  return record.author.id === me || record.body.participants.some((person) => person.id === me);
}

/** Whether an approver is kept from deciding by the rule of four eyes alone. */
export function isFourEyes(record: RecordLike, asking: Asking): boolean {
  return (
    record.state === "SUBMITTED" &&
    asking.may("record-approve") &&
    asking.settings.fourEyes &&
    tookPart(record, asking.me)
  );
}

/** Whether somebody may write the current version. */
export function mayEdit(record: RecordLike, asking: Asking): boolean {
  return (
    asking.may("record-write") &&
    record.author.id === asking.me &&
    ["DRAFT", "RETURNED"].includes(record.state)
  );
}

/** The steps that somebody may take, so that none is offered which would be refused. */
export function stepsOf(record: RecordLike, asking: Asking): Step[] {
  const author = record.author.id === asking.me;
  const may: Record<Step, boolean> = {
    submit: author && asking.may("record-write"),
    withdraw: author && asking.may("record-write"),
    approve: asking.may("record-approve") && !isFourEyes(record, asking),
    return: asking.may("record-approve") && !isFourEyes(record, asking),
    correct: author && asking.may("record-write"),
    archive: asking.may("record-comment") && (author || asking.may("record-approve")),
  };
  return (Object.keys(FROM) as Step[]).filter(
    (step) => may[step] && FROM[step].includes(record.state),
  );
}

/** Whether a step is refused without a reason. */
export function needsReason(step: Step, settings: Asking["settings"]): boolean {
  return {
    submit: false,
    approve: false,
    withdraw: settings.reasonForWithdraw,
    return: settings.reasonForReturn,
    correct: true,
    archive: settings.reasonForArchive,
  }[step];
}
