import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test as base } from "./test";

/** Labels of the fictional enterprise, issued by the program itself with the server's database and keys. */
export class Labels {
  private readonly batch: string;
  private next = 1;

  constructor(private readonly count: number) {
    const issued = daodi(["issue", "--demo", "--net-grams", "250", "--count", String(count), "--json"]);
    this.batch = (JSON.parse(issued) as { batch: string }).batch;
  }

  /** Takes the batch into use. */
  activate(): this {
    daodi(["activate", this.batch]);
    return this;
  }

  /** Calls the batch back. */
  recall(reason: string): this {
    daodi(["recall", this.batch, "--reason", reason]);
    return this;
  }

  /** The code of a label nobody has asked for yet. */
  take(): string {
    if (this.next > this.count) {
      throw new Error("the batch is used up: issue more labels");
    }
    const number = String(this.next);
    this.next += 1;
    const list = daodi(["list", this.batch, "--from", number, "--to", number]);
    const code = /\/([0-9A-HJKMNP-TV-Z]{25})\b/.exec(list)?.[1];
    if (code === undefined) {
      throw new Error(`no label in: ${list}`);
    }
    return code;
  }
}

/** The server finds its keys from the root of the repository; so does the program that issues. */
const root = fileURLToPath(new URL("../../..", import.meta.url));

function daodi(words: string[]): string {
  const program = process.env.DAODI_PROGRAM;
  if (program === undefined || process.env.DAODI_DATABASE === undefined) {
    throw new Error("DAODI_PROGRAM and DAODI_DATABASE name the program and the database of the server under test");
  }
  return execFileSync(program, ["label", ...words], { cwd: root, encoding: "utf8" });
}

/** The test function with labels in use; each worker issues its own. */
export const test = base.extend<object, { labels: Labels }>({
  labels: [
    async ({}, use) => {
      await use(new Labels(200).activate());
    },
    { scope: "worker" },
  ],
});

export { expect } from "./test";

/** The same code with its last character changed: what a slip of the finger makes of it. */
export function mistyped(code: string): string {
  return code.slice(0, -1) + (code.endsWith("7") ? "8" : "7");
}
