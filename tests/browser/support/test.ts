import { test as base, expect, type Browser, type ConsoleMessage, type Page } from "@playwright/test";
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

  constructor(private readonly home: string) {}

  /** Listens to a page. The test's own is watched already; whoever opens another says so. */
  watch(page: Page): void {
    page.on("console", (message: ConsoleMessage) => {
      // Chromium reports policy violations here too, and with scripting off as well.
      const policy = /Content Security Policy/i.test(message.text());
      // The islands' loader only warns when a part of the page has no code; for readers that is a dead control.
      const island = /Could not find WASM function/.test(message.text());
      if (message.type() === "error" || policy || island) {
        this.hear(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", (error) => this.hear(`script: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${this.home}/`) && !/^(data|blob|about):/.test(url)) {
        this.hear(`another host: ${url}`);
      }
    });
    page.on("response", (response) => {
      const part = response.request().resourceType() !== "document";
      if (part && response.status() >= 400) {
        this.hear(`answer ${response.status()}: ${response.url()}`);
      }
    });
  }

  /** Complaints that match are part of the test. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  private hear(text: string): void {
    this.heard.push(text);
  }

  /** What nobody allowed. */
  left(): string[] {
    return this.heard.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}

export const test = base.extend<Options & { complaints: Complaints }, { browser: Browser }>({
  // A browser that dies while it starts has seen no page yet: it is started once more. One that dies later fails its test.
  browser: [
    async ({ playwright, browserName }, use) => {
      const start = () => playwright[browserName].launch();
      const browser = await start().catch(start);
      await use(browser);
      await browser.close();
    },
    { scope: "worker", timeout: 0 },
  ],
  scripting: [true, { option: true }],
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = new Complaints(new URL(baseURL ?? "http://127.0.0.1").origin);
      complaints.watch(page);
      await use(complaints);
      expect(complaints.left(), "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
