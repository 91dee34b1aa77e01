import { api, ask, askWithTag, type Api } from "@/api/client";

interface Tagged {
  value: Api<"RecordView">;
  etag: string;
}

/** What the form of a record asks the server, with the entity tags that go along. */
export const recordCalls = {
  read(project: string, record: string): Promise<Tagged> {
    return askWithTag(
      api.GET("/api/v1/projects/{project}/records/{record}", {
        params: { path: { project, record } },
      }),
    );
  },

  create(project: string, body: Api<"RecordInput">): Promise<Tagged> {
    const params = { path: { project } };
    return askWithTag(api.POST("/api/v1/projects/{project}/records", { params, body }));
  },

  /** Fails with 412 where somebody else changed it since the tag was given. */
  update(project: string, record: string, etag: string, body: Api<"RecordInput">): Promise<Tagged> {
    const params = { path: { project, record }, header: { "If-Match": etag } };
    return askWithTag(api.PATCH("/api/v1/projects/{project}/records/{record}", { params, body }));
  },

  async submit(project: string, record: string, etag: string): Promise<void> {
    const params = { path: { project, record }, header: { "If-Match": etag } };
    await ask(api.POST("/api/v1/projects/{project}/records/{record}/submit", { params, body: {} }));
  },
};
