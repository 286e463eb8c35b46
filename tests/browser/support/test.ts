import { test as base, expect, type ConsoleMessage } from "@playwright/test";
import type { Options } from "../playwright.config";

/**
 * The test function of every spec. A page that writes an error to the console, throws, breaks its own content security
 * policy, fails to fetch a part of itself or asks another host for anything fails its test.
 *
 * A spec that means to provoke such an error says so: `complaints.allow(/404/)`.
 */
export class Complaints {
  private readonly heard: string[] = [];
  private readonly allowed: RegExp[] = [];

  /** Complaints that match are part of the test. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  hear(text: string): void {
    this.heard.push(text);
  }

  /** What nobody allowed. */
  left(): string[] {
    return this.heard.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}

export const test = base.extend<Options & { complaints: Complaints }>({
  scripting: [true, { option: true }],
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = new Complaints();
      const home = new URL(baseURL ?? "http://127.0.0.1").origin;
      page.on("console", (message: ConsoleMessage) => {
        // Chromium reports policy violations here too, and with scripting off as well.
        const policy = /Content Security Policy/i.test(message.text());
        // The islands' loader only warns when a part of the page has no code; for readers that is a dead control.
        const island = /Could not find WASM function/.test(message.text());
        if (message.type() === "error" || policy || island) {
          complaints.hear(`console: ${message.text()} (${message.location().url})`);
        }
      });
      page.on("pageerror", (error) => complaints.hear(`script: ${error.message}`));
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(`${home}/`) && !/^(data|blob|about):/.test(url)) {
          complaints.hear(`another host: ${url}`);
        }
      });
      page.on("response", (response) => {
        const part = response.request().resourceType() !== "document";
        if (part && response.status() >= 400) {
          complaints.hear(`answer ${response.status()}: ${response.url()}`);
        }
      });
      await use(complaints);
      expect(complaints.left(), "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
