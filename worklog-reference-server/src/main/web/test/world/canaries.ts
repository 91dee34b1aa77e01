import { createHash } from "node:crypto";
import { fresh, PASSWORD, Visitor } from "./visitor";

const IMG = "<img src=x onerror=fire()>";

/** What runs, in one way or another, where it is not taken as text. */
export function attack(label: string): string {
  return `${label}"'>${IMG}{{fire()}}`;
}

/** Names of the fields that a canary was written for. */
const labels = new Set<string>();

/** An attack that begins with the name of the field it was written for. */
function canary(label: string): string {
  labels.add(label);
  return attack(label);
}

/** The same for places with little room. */
function small(label: string): string {
  labels.add(label);
  return `${label}${IMG}`;
}

/** The fields whose canary is nowhere in a text as it was written, or as JSON has it. */
export function missing(text: string): string[] {
  const plain = text.replaceAll("\\", "");
  return [...labels].filter(
    (label) => !plain.includes(`${label}"'>${IMG}`) && !plain.includes(label + IMG),
  );
}

const MARKDOWN = [
  "[press](javascript:fire()) [data](data:text/html,<script>fire()</script>)",
  "![picture](x 'onerror=fire()')",
  '<a href="javascript:fire()">raw</a> <iframe srcdoc="<script>parent.fire()</script>"></iframe>',
  "<svg onload=fire()><script>fire()</script></svg>",
  "[good](https://example.org/)",
].join("\n\n");

/** Files that would run if a browser opened them as what they are. */
const FILES: [name: string, type: string, content: string][] = [
  [
    "svg",
    "image/svg+xml",
    '<svg xmlns="http://www.w3.org/2000/svg" onload="fire()"><script>parent.fire()</script></svg>',
  ],
  [
    "html",
    "text/html",
    "<!doctype html><title>x</title><script>opener.fire();parent.fire()</script>",
  ],
  ["md", "text/markdown", MARKDOWN],
];

/** Where everything is that was planted. */
export interface Planted {
  /** Login name of whoever owns it all. */
  owner: string;
  /** Values of parameters of routes. */
  values: Record<string, string>;
  files: string[];
  viewerToken: string;
}

/** Writes a canary into every field that takes text, over the REST interface, in one project. */
export async function plant(url: string, receiver: string): Promise<Planted> {
  const admin = await Visitor.logIn(url, "admin");
  const owner = fresh("canary");
  const user = await admin.addPerson(owner, canary("userName"));
  const visitor = new Visitor(url);
  const credentials = { loginName: owner, password: PASSWORD };
  await visitor.call("POST", "/api/v1/login", credentials, { "User-Agent": canary("device") });
  const project = await visitor.addProject(canary("projectName"));
  const garden = new Garden(url, visitor, admin, project, user);
  await garden.settings();
  const files = await garden.files();
  const record = await garden.records(files.map(({ id }) => id));
  const event = await garden.event(files[0]!);
  const feed = await garden.outlets(receiver);
  const request = await garden.privacy();
  await garden.people();
  const code = "link-invalid";
  const viewerToken = await garden.viewer();
  const values = { project, record, event, feed, request, user, code, "system-event.event": "0" };
  return { owner, values, files: files.map(({ id }) => id), viewerToken };
}

interface StoredFile {
  id: string;
  sha256: string;
  size: number;
}

class Garden {
  private readonly path: string;

  constructor(
    private readonly url: string,
    private readonly owner: Visitor,
    private readonly admin: Visitor,
    private readonly project: string,
    private readonly user: string,
  ) {
    this.path = `/api/v1/projects/${project}`;
  }

  async settings(): Promise<void> {
    const { owner, path } = this;
    await owner.change("PATCH", path, { description: canary("projectDescription") });
    const rules = await owner.call("GET", `${path}/settings`);
    const note = { type: "string", title: canary("fieldTitle"), description: canary("fieldHelp") };
    const fieldSchema = { type: "object", properties: { note } };
    await owner.change("PUT", `${path}/settings`, { ...rules, fourEyes: false, fieldSchema });
    await owner.call("POST", `${path}/templates`, {
      name: canary("templateName"),
      template: {
        title: canary("templateTitle"),
        content: `${canary("templateContent")}\n\n${MARKDOWN}`,
        tags: [small("templateTag")],
        fields: { note: canary("templateField") },
      },
    });
    await owner.call("POST", `${path}/event-types`, {
      name: "canary.sung",
      description: canary("typeDescription"),
    });
    const preferences = {
      "help.tour": true,
      [`records.filters.${this.project}`]: [{ name: canary("savedFilter"), filter: {} }],
      "trail.saved": { [this.project]: [{ name: canary("savedSearch"), query: {} }] },
    };
    await owner.change("PUT", "/api/v1/me/preferences", preferences);
  }

  async files(): Promise<StoredFile[]> {
    const stored: StoredFile[] = [];
    for (const [ending, type, content] of FILES) {
      const name = encodeURIComponent(`${canary(`${ending}Name`)}.${ending}`);
      const bytes = new TextEncoder().encode(`${content}<!--${fresh("")}-->`);
      const { id } = await this.owner.call("POST", `${this.path}/evidence?name=${name}`, bytes, {
        "Content-Type": type,
      });
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      stored.push({ id, sha256, size: bytes.length });
    }
    return stored;
  }

  /** A record that was returned, changed and corrected, beside one that was archived. */
  async records(evidence: string[]): Promise<string> {
    const { owner, path } = this;
    const lin = await Visitor.logIn(this.url, "lin");
    const linId = (await lin.call("GET", "/api/v1/me")).id;
    await owner.setMember(this.project, linId, ["RECORDER", "APPROVER"]);
    const other = await owner.call("POST", `${path}/records`, { title: canary("archivedTitle") });
    const archived = `${path}/records/${other.id}`;
    await owner.change(
      "POST",
      `${archived}/archive`,
      { reason: canary("archiveReason") },
      archived,
    );
    const { id } = await owner.call("POST", `${path}/records`, {
      title: canary("recordTitle"),
      content: `${canary("recordContent")}\n\n${MARKDOWN}`,
      minutes: 60,
      tags: [small("recordTag")],
      participants: [this.user, linId],
      links: [{ record: other.id, type: "RELATES" }],
      evidence,
      fields: { note: canary("recordField") },
    });
    const here = `${path}/records/${id}`;
    await owner.change("POST", `${here}/submit`, {}, here);
    await owner.call("POST", `${here}/comments`, { body: `${canary("comment")} ${MARKDOWN}` });
    await lin.call("POST", `${here}/comments`, { body: canary("otherComment") });
    await lin.change("POST", `${here}/return`, { reason: canary("returnReason") }, here);
    await owner.change("PATCH", here, {
      title: canary("newTitle"),
      fields: { note: canary("newField") },
    });
    return id;
  }

  async event(file: StoredFile): Promise<string> {
    const { secret } = await this.owner.call("POST", "/api/v1/keys", {
      name: canary("keyName"),
      scopes: ["event-write"],
    });
    const sent = await new Visitor(this.url).call(
      "POST",
      `${this.path}/events/batch?wait=sealed`,
      [eventWith(file)],
      { Authorization: `Bearer ${secret}` },
    );
    if (sent.refused !== 0) {
      throw new Error(JSON.stringify(sent));
    }
    return String(sent.items[0].receipt.index);
  }

  /** What leaves the server: a feed whose receiver answers with canaries, an export. */
  async outlets(receiver: string): Promise<string> {
    const feed = await this.owner.call("POST", `${this.path}/feeds`, {
      name: canary("feedName"),
      target: `${receiver}/${encodeURIComponent(canary("feedTarget"))}`,
      from: "beginning",
      filter: { type: "canary.sung" },
    });
    await this.owner.call("POST", `${this.path}/exports`, {
      source: "events",
      format: "ndjson",
      filter: { text: canary("exportFilter") },
    });
    const letters = `${this.path}/feeds/${feed.id}/dead-letters`;
    while ((await this.owner.call("GET", letters)).items.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return feed.id;
  }

  /** Gives the id of a request that was refused. */
  async privacy(): Promise<string> {
    const { owner, path, user } = this;
    const sec = await Visitor.logIn(this.url, "sec");
    const made = await owner.call("POST", `${path}/privacy/disclosures`, {
      events: [0],
      fields: [`/actor/${canary("disclosureField")}`],
      purpose: canary("disclosurePurpose"),
      recipient: canary("disclosureRecipient"),
      withEvidence: false,
    });
    await owner.call("POST", "/api/v1/privacy/erasures", {
      ground: canary("ownGround"),
      withFiles: false,
    });
    await owner.call("POST", `${path}/privacy/erasures`, {
      person: user,
      ground: canary("erasureGround"),
      withFiles: false,
    });
    const decision = { approved: false, reason: canary("decisionReason") };
    const asked = `/api/v1/privacy/requests/${made.id}`;
    await sec.change("POST", `${asked}/decision`, decision, asked);
    const hold = {
      caseName: `${small("holdCase")}${fresh("")}`,
      reason: canary("holdReason"),
      person: user,
    };
    await sec.call("POST", "/api/v1/holds", hold);
    await owner.call("POST", `${path}/privacy/holds`, {
      caseName: `${small("projectHold")}${fresh("")}`,
      reason: canary("projectHoldReason"),
    });
    return made.id;
  }

  async people(): Promise<void> {
    const { admin, owner } = this;
    const team = await admin.call("POST", "/api/v1/teams", {
      name: `${canary("teamName")}${fresh("")}`,
    });
    await owner.call("PUT", `${this.path}/teams/${team.id}`, { roles: ["READER"] });
    const tenant = { id: fresh("canary"), name: canary("tenantName") };
    await admin.call("POST", "/api/v1/tenants", tenant);
    const reason = canary("tenantReason");
    await admin.call("POST", `/api/v1/tenants/${tenant.id}/disable`, { reason });
    const gone = `/api/v1/users/${await admin.addPerson(fresh("gone"), canary("goneName"))}`;
    await admin.change("POST", `${gone}/disable`, { reason: canary("disableReason") }, gone);
  }

  async viewer(): Promise<string> {
    const made = await this.owner.call("POST", `${this.path}/viewer-tokens`, {
      name: canary("viewerToken"),
      targetType: canary("targetType"),
      targetId: canary("targetId"),
      minutes: 30,
    });
    return made.secret;
  }
}

/** Every text that an event can carry. */
function eventWith(file: StoredFile): object {
  const json = {
    kind: "json",
    text: JSON.stringify({ [canary("changeKey")]: canary("changeJson") }),
  };
  return {
    type: "canary.sung",
    actor: {
      type: "agent",
      id: canary("actorId"),
      name: canary("actorName"),
      onBehalfOf: [{ id: canary("behalfId"), name: canary("behalfName") }],
      agent: {
        model: canary("agentModel"),
        tool: canary("agentTool"),
        promptId: canary("agentPrompt"),
      },
    },
    targets: [
      {
        type: canary("targetType"),
        id: canary("targetId"),
        name: canary("targetName"),
        role: canary("targetRole"),
      },
    ],
    outcome: "failure",
    outcomeDetail: canary("outcomeDetail"),
    reason: canary("eventReason"),
    message: { key: canary("messageKey"), args: { [small("argName")]: canary("argValue") } },
    changes: [
      { path: canary("changePath"), old: canary("changeOld"), new: json },
      {
        path: "long",
        old: `${canary("same")} one two three`,
        new: `${canary("same")} one four three`,
      },
      {
        path: "label",
        new: { kind: "string", text: canary("changeText"), label: canary("changeLabel") },
      },
    ],
    evidence: [
      {
        sha256: file.sha256,
        size: file.size,
        mediaType: "image/svg+xml",
        name: canary("fileTitle"),
        kind: canary("fileKind"),
        ref: canary("fileRef"),
      },
    ],
    context: {
      ip: small("contextIp"),
      userAgent: canary("contextAgent"),
      sessionId: canary("contextSession"),
      requestId: canary("contextRequest"),
      channel: canary("contextChannel"),
      host: canary("contextHost"),
    },
    trace: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    correlationId: canary("correlation"),
    causationId: canary("causation"),
    batchId: canary("batch"),
    metadata: { [small("metaKey")]: canary("metaValue") },
    idempotencyKey: canary("idempotency"),
  };
}
