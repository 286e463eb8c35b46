import { expect, test } from "../support/test";

test("lists the announcements the products rest on, latest first", async ({ page }) => {
  await page.goto("/announcements");
  const table = page.getByRole("table", { name: "公告" });
  const dates = await table.locator('td[data-label="日期"]').allInnerTexts();
  const years = dates.map((date) => Number(/^\d{4}/.exec(date.trim())?.[0] ?? 0));
  expect(years.length).toBeGreaterThan(5);
  expect(years).toEqual([...years].sort((a, b) => b - a));
  await table.getByRole("link", { name: "日期" }).click();
  await expect(table.locator('th[aria-sort="ascending"]')).toHaveText("日期");
  await expect(table.locator('td[data-label="日期"]').last()).toHaveText(dates[0] ?? "");
});

test("finds one by the digits of its number and narrows by issuer", async ({ page }) => {
  await page.goto("/announcements?q=646");
  await expect(page.getByRole("main").getByRole("status")).toHaveText("共 1 件");
  await page.goto("/announcements");
  await page.getByRole("navigation", { name: "发布机关" }).getByRole("link", { name: "国家知识产权局" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("issuer") === "cnipa");
  for (const row of await page.getByRole("table", { name: "公告" }).locator("tbody th").allInnerTexts()) {
    expect(row).toContain("国家知识产权局");
  }
});

test("one of them lists its products", async ({ page }) => {
  await page.goto("/announcements/cnipa-646-2025");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("第646号");
  const products = page.getByRole("main").locator(".names .name a");
  expect(await products.count()).toBeGreaterThan(10);
  await products.first().click();
  await expect(page).toHaveURL(/\/products\/.+/);
});
