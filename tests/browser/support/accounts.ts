import { execFileSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** An account made as an operator makes it, with the password that is printed once. */
export interface Made {
  login: string;
  password: string;
}

/** Makes an account on the server under test, by the program itself. */
export function make(role: string, office = ""): Made {
  const program = process.env.DAODI_PROGRAM;
  if (program === undefined || process.env.DAODI_DATABASE === undefined) {
    throw new Error("DAODI_PROGRAM and DAODI_DATABASE name the program and the database of the server under test");
  }
  const login = unique();
  const words = ["account", "create", login, "--name", "测试员", "--role", role, "--json"];
  const made = execFileSync(program, office === "" ? words : [...words, "--office", office], { cwd: root, encoding: "utf8" });
  return { login, password: (JSON.parse(made) as { password: string }).password };
}

/** A login name that no other test has. */
export function unique(): string {
  return `t${randomBytes(6).toString("hex")}`;
}

/** A unified social credit code that no other test has, with both check characters (GB 11714, GB 32100). */
export function uscc(): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const number = String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, "0");
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
  const check = 11 - (sum % 11);
  const subject = check === 11 ? "0" : check === 10 ? "X" : String(check);
  const code = `91411502${number}${subject}`;
  let weight = 1;
  let all = 0;
  for (const letter of code) {
    all += alphabet.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return `${code}${alphabet[(31 - (all % 31)) % 31] ?? ""}`;
}

/** Somebody else sits down at the browser. */
export async function leave(page: Page): Promise<void> {
  await page.context().clearCookies();
}

/** Signs somebody in for the first time: second factor where the role asks for one, then a password of one's own. */
export async function arrive(page: Page, made: Made, secondFactor: boolean): Promise<void> {
  await signIn(page, made);
  if (secondFactor) {
    await setUpSecondFactor(page);
    await expect(page.getByText(/[0-9A-Z]{5}-[0-9A-Z]{5}/).first()).toBeVisible();
  }
  await page.goto("/my");
  await changePassword(page, made);
}

/** A password that the rules take. */
export const chosen = "晴耕雨读 2026 毛尖";

/** Fills the sign-in form and sends it. */
export async function signIn(page: Page, made: Made): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("#login").fill(made.login);
  await page.locator("#password").fill(made.password);
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).click();
}

/** Changes the password that must be changed. */
export async function changePassword(page: Page, made: Made): Promise<void> {
  await expect(page).toHaveURL(/\/my\/password$/);
  await page.locator("#old").fill(made.password);
  await page.locator("#password").fill(chosen);
  await page.locator("#password_again").fill(chosen);
  await page.getByRole("main").getByRole("button", { name: "更改密码" }).click();
  await expect(page.getByText("密码已更改")).toBeVisible();
}

/** Sets the second factor up with the secret that the page shows. */
export async function setUpSecondFactor(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/my\/second-factor$/);
  const secret = /secret=([A-Z2-7]+)/.exec(await page.content())?.[1];
  if (secret === undefined) {
    throw new Error("the page shows no secret");
  }
  await page.locator("#code").fill(code(secret));
  await page.getByRole("main").locator("form.act button[type=submit]").click();
}

/** The code of an authenticator now (RFC 6238). */
function code(secret: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = (hash[19] ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The path of the link in the newest letter to an address; undefined while there is none. */
export function linkFor(address: string): string | undefined {
  const folder = join(process.env.DAODI_STAND ?? root, "outbox");
  // The folder comes with the first letter.
  const letters = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of letters.sort().reverse()) {
    const letter = readFileSync(join(folder, name), "utf8");
    if (!letter.includes(address)) {
      continue;
    }
    const [head = "", body = ""] = letter.split(/\r?\n\r?\n(.*)/s);
    const text = /base64/i.test(head) ? Buffer.from(body, "base64").toString("utf8") : body.replace(/=\r?\n/g, "");
    const link = /https?:\/\/[^/\s]+(\/(?:confirm|reset|invitation)\/[\w-]+)/.exec(text)?.[1];
    if (link !== undefined) {
      return link;
    }
  }
  return undefined;
}
