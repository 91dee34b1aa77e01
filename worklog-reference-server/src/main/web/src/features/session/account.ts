/** What somebody types to make an account. */
export interface AccountInput {
  loginName: string;
  name: string;
  password: string;
}

export type Fault = "loginName" | "name" | "passwordShort" | "passwordName" | "sameName";

/** The least number of characters of a password. */
export const PASSWORD_LEAST = 12;

const LOGIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,63}$/u;

/** The number of characters as the server counts them. */
export function passwordLength(password: string): number {
  return [...password.normalize("NFKC")].length;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");
}

/** What is wrong with a new password, as far as it can be known before the server is asked. */
export function passwordFault(password: string, loginName: string): Fault | undefined {
  if (passwordLength(password) < PASSWORD_LEAST) {
    return "passwordShort";
  }
  const named = [...loginName].length >= 4 && plain(password).includes(plain(loginName));
  return named ? "passwordName" : undefined;
}

/** What is wrong with an account that is to be made, by field. */
export function accountFaults(input: AccountInput): Partial<Record<keyof AccountInput, Fault>> {
  const length = [...input.name.trim()].length;
  return {
    ...(LOGIN_NAME.test(input.loginName.trim()) ? {} : { loginName: "loginName" as const }),
    ...(length >= 1 && length <= 100 ? {} : { name: "name" as const }),
    ...(passwordFault(input.password, input.loginName.trim()) && {
      password: passwordFault(input.password, input.loginName.trim()),
    }),
  };
}

/** Names of which the server says that they are one. */
export function sameLoginName(one: string, other: string): boolean {
  const key = (name: string): string => name.trim().normalize("NFKC").toLowerCase();
  return key(one) === key(other);
}
