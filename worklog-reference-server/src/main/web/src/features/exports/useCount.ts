import { shallowRef, type Ref, type ShallowRef } from "vue";
import { api, ask } from "@/api/client";
import type { Problem } from "@/api/problem";
import { asQuery } from "@/shared/eventFilter";
import { useDelayed } from "@/shared/useDelayed";
import { useLoad } from "@/shared/useLoad";
import type { Order } from "./order";

interface Count {
  value: number;
  exact: boolean;
}

interface Counting {
  count: Readonly<ShallowRef<Count | undefined>>;
  counting: Readonly<Ref<boolean>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
}

/** How many rows an order will have, as it is changed. */
export function useCount(project: string, order: () => Order): Counting {
  const count = shallowRef<Count>();
  const path = { project };

  async function events(): Promise<Count> {
    const query = { ...asQuery(order().events), limit: 1 };
    const params = { path, query: query as never };
    return (await ask(api.GET("/api/v1/projects/{project}/events", { params }))).total;
  }

  async function records(): Promise<Count> {
    const { text, state, tag, ...rest } = order().records;
    const query = { ...rest, q: text, state: state?.split(","), tag: tag?.split(",") };
    const params = { path, query: query as never };
    const counts = await ask(api.GET("/api/v1/projects/{project}/records/counts", { params }));
    return { value: Object.values(counts).reduce((sum, one) => sum + one, 0), exact: true };
  }

  const { loading, problem, run } = useLoad(async (only) => {
    count.value = undefined;
    count.value = await only(order().source === "events" ? events() : records());
  });
  useDelayed(
    () => JSON.stringify([order().source, order().events, order().records]),
    () => void run(),
  );
  return { count, counting: loading, problem };
}
