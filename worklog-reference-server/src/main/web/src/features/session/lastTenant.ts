const KEY = "worklog.tenant";

/** The tenant that was logged in to last with this browser, if it was not the first one. */
export const lastTenant = {
  get: (): string => localStorage.getItem(KEY) ?? "",
  set: (tenant: string): void => {
    if (tenant === "") {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, tenant);
    }
  },
};
