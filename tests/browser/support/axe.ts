import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Expects the page as it stands to be free of what axe can find against WCAG 2.2 AA. */
export async function expectAccessible(page: Page, scripting: boolean, colorScheme: "light" | "dark" = "light"): Promise<void> {
  const found = scripting ? await examine(page) : await examineStill(page, colorScheme);
  expect(found, "axe found").toEqual([]);
}

async function examine(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} → ${node.target.join(" ")}\n${node.failureSummary ?? ""}`),
  );
}

/**
 * axe waits for timers, which never ring where scripting is off. So the page as a reader without scripting has it is
 * opened once more, in a window that lets axe work: its own scripts taken out, its `noscript` parts laid open.
 */
async function examineStill(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  const browser = page.context().browser();
  const viewport = page.viewportSize();
  if (browser === null || viewport === null) {
    throw new Error("no browser window to examine");
  }
  const html = (await page.content())
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "")
    .replace(/<\/?noscript\b[^>]*>/gi, "");
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled: true,
    colorScheme,
    reducedMotion: "reduce",
    storageState: await page.context().storageState(),
  });
  try {
    const still = await context.newPage();
    await still.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await still.goto(page.url());
    return await examine(still);
  } finally {
    await context.close();
  }
}

/** Expects that nothing sticks out to the right: the page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, "pixels sticking out").toBeLessThanOrEqual(0);
}
