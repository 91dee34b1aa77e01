import { expect, test } from "vitest";
import {
  accountFaults,
  passwordFault,
  passwordLength,
  sameLoginName,
} from "@/features/session/account";
import { browserOf } from "@/features/session/agent";
import { PRESETS, PROJECT_SCOPES, SYSTEM_SCOPES } from "@/features/session/scopes";
import en from "../../src/texts/en/session.json";

test("passwords are counted as the server counts them", () => {
  expect(passwordLength("桥梁 inspection 7")).toBe(15);
  expect(passwordLength("𠮷𠮷")).toBe(2);
  expect(passwordFault("short", "lin")).toBe("passwordShort");
  expect(passwordFault("ｌｉｎｇ is my name", "ling")).toBe("passwordName");
  expect(passwordFault("lin is my name", "lin")).toBeUndefined();
});

test("every fault of an account is named at once", () => {
  expect(accountFaults({ loginName: "a b", name: " ", password: "x" })).toEqual({
    loginName: "loginName",
    name: "name",
    password: "passwordShort",
  });
  const good = { loginName: "林.lin@x", name: "林工", password: "seven green apples" };
  expect(accountFaults(good)).toEqual({});
});

test("login names that the server takes for one are one", () => {
  expect(sameLoginName(" ＡDMIN", "admin ")).toBe(true);
  expect(sameLoginName("admin2", "admin")).toBe(false);
});

test("browsers are told apart", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36 Edg/130";
  expect(browserOf(edge)).toEqual({ browser: "Edge", system: "Windows" });
  const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
  expect(browserOf(phone)).toEqual({ browser: "Safari", system: "iOS" });
  expect(browserOf("<script>")).toEqual({ browser: "", system: "" });
});

test("every scope has its words, and presets are of scopes of projects", () => {
  const all = [...PROJECT_SCOPES, ...SYSTEM_SCOPES];
  expect(Object.keys(en.scope).sort()).toEqual([...all].sort());
  Object.values(PRESETS).forEach((preset) =>
    expect(PROJECT_SCOPES).toEqual(expect.arrayContaining([...preset])),
  );
});
