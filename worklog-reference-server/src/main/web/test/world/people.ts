import { serverUrl } from "./place";
import { fresh, Visitor } from "./visitor";

/** Somebody with an account of their own, by login name. */
export async function somebody(): Promise<string> {
  const loginName = fresh("p");
  const admin = await Visitor.logIn(serverUrl(), "admin");
  await admin.addPerson(loginName, `某人 ${loginName}`);
  return loginName;
}
