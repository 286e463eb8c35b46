import type { Page } from "@playwright/test";
import { expectFocusSeen, hasFocus, tabTo } from "../support/keyboard";
import { expect, test } from "../support/test";

const links = (page: Page) => page.locator("svg.henan a");

test("the outlines are eighteen stops of the keyboard, each with its name and number", async ({ page }) => {
  await page.goto("/map");
  const areas = links(page);
  await expect(areas).toHaveCount(18);
  await tabTo(page, areas.first());
  const names: string[] = [];
  for (let stop = 0; stop < 18; stop += 1) {
    const area = areas.nth(stop);
    expect(await hasFocus(area), `stop ${stop + 1}`).toBe(true);
    names.push((await area.getAttribute("aria-label")) ?? "");
    await page.keyboard.press("Tab");
  }
  expect(await page.evaluate(() => document.activeElement?.closest("svg") === null), "the map is left").toBe(true);
  expect(new Set(names).size).toBe(18);
  for (const name of names) {
    expect(name).toMatch(/^.+[市]：\d+$/);
  }
});

test("a prefecture opens by Enter; its counties are stops, and lead to their pages", async ({ page }) => {
  await page.goto("/map");
  const xinyang = page.locator('svg.henan a[aria-label^="信阳市"]');
  await tabTo(page, xinyang);
  await expectFocusSeen(xinyang);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("prefecture") === "411500");
  const rows = page.getByRole("table", { name: "各地产品数和企业数" }).locator("tbody tr");
  await expect(links(page)).toHaveCount(await rows.count());
  const gushi = page.locator('svg.henan a[aria-label^="固始县"]');
  await tabTo(page, gushi);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/divisions\/411525$/);
});

test("the list beside it says the same numbers", async ({ page }) => {
  await page.goto("/map");
  const table = page.getByRole("table", { name: "各地产品数和企业数" });
  const rows = await table.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => `${row.querySelector("th")?.textContent?.trim()}：${row.querySelector("td")?.textContent?.trim()}`),
  );
  const areas = await links(page).evaluateAll((all) => all.map((a) => a.getAttribute("aria-label") ?? ""));
  expect([...rows].sort()).toEqual([...areas].sort());
});

test("counts enterprises when asked, and keeps that in the address", async ({ page }) => {
  await page.goto("/map");
  const before = await links(page).first().getAttribute("aria-label");
  await page.getByRole("navigation", { name: "显示" }).getByRole("link", { name: "企业数" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("measure") === "enterprises");
  expect(await links(page).first().getAttribute("aria-label")).not.toBe(before);
});

test("shows tiles instead of outlines", async ({ page }) => {
  await page.goto("/map");
  await page.getByRole("navigation", { name: "形式" }).getByRole("link", { name: "方格图" }).click();
  await expect(links(page)).toHaveCount(0);
  const tiles = page.getByRole("main").getByRole("navigation", { name: "产品数" }).getByRole("link");
  await expect(tiles).toHaveCount(18);
  await tiles.filter({ hasText: "郑州" }).click();
  await expect(page).toHaveURL(/\/divisions\/410100$/);
});

test("shows points with their source, and takes them away", async ({ page }) => {
  await page.goto("/map");
  const points = page.locator("svg.henan circle.point");
  await expect(points).toHaveCount(0);
  const wish = page.getByRole("main").getByText("显示地点", { exact: true });
  await wish.click();
  await expect(page).toHaveURL((url) => url.searchParams.get("points") === "1");
  expect(await points.count()).toBeGreaterThan(100);
  await expect(points.first().locator("title")).not.toBeEmpty();
  await expect(page.getByText("GeoNames（CC BY 4.0）")).toBeVisible();
  await wish.click();
  await expect(points).toHaveCount(0);
});

test("carries the line that every map must carry, and a legend", async ({ page }) => {
  await page.goto("/map");
  await expect(page.locator("figure.outline figcaption")).toContainText(/审图号/);
  expect(await page.locator(".legend li").count()).toBeGreaterThan(2);
});
