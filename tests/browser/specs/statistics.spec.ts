import type { Locator, Page } from "@playwright/test";
import { found } from "../support/products";
import { expect, test } from "../support/test";

/** The lines of a list of counts: what is counted, a bar, the number. */
function counts(page: Page, title: string): Locator {
  return page.locator("div").filter({ has: page.locator("> .counts-head").getByRole("heading", { name: title }) }).locator("ul.counts > li");
}

test("every count opens as many rows as it says", async ({ page }) => {
  await page.goto("/statistics");
  const row = counts(page, "按类别").filter({ hasText: "茶叶" });
  const count = Number(await row.locator(".num").innerText());
  await row.getByRole("link").click();
  expect(await found(page)).toBe(count);
});

test("the categories add up to the register", async ({ page }) => {
  await page.goto("/statistics");
  const numbers = await counts(page, "按类别").locator(".num").allInnerTexts();
  await page.goto("/products");
  expect(numbers.reduce((sum, text) => sum + Number(text), 0)).toBe(await found(page));
});

test("shows the plans with their standing and narrows the indicators to one", async ({ page }) => {
  await page.goto("/statistics");
  await expect(page.getByRole("region", { name: "规划文件" })).toContainText("豫知〔2022〕4号");
  const indicators = page.getByRole("region", { name: "规划指标" });
  const stated = async () => Number(/\d+/.exec(await indicators.locator(".head-note").innerText())?.[0]);
  const all = await stated();
  expect(all).toBeGreaterThan(50);
  await page.getByRole("region", { name: "规划文件" }).getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL((url) => url.searchParams.has("plan"));
  const some = await stated();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  // Folded by field; the fields add up, and one opens to as many rows as it says.
  const fields = indicators.locator("details");
  const counts = (await fields.locator("summary .count").allInnerTexts()).map(Number);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(some);
  const folded = indicators.locator("details:not([open])").first();
  await folded.locator("summary").click();
  const opened = indicators.locator("details[open]").last();
  await expect(opened.locator("tbody tr")).toHaveCount(Number(await opened.locator("summary .count").innerText()));
});
