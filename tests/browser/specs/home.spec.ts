import { expect, test } from "../support/test";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("has a title, a language and its landmarks", async ({ page }) => {
  await expect(page).toHaveTitle(/道地/);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  for (const landmark of ["banner", "main", "contentinfo"] as const) {
    await expect(page.getByRole(landmark)).toHaveCount(1);
  }
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});

test("searches the products", async ({ page }) => {
  await page.getByLabel("搜索产品、地区或公告").fill("毛尖");
  await page.getByRole("main").getByRole("button", { name: "搜索" }).click();
  await expect(page).toHaveURL(/\/products\?q=/);
  await expect(page.locator(".names .name a").first()).toHaveText("信阳毛尖");
});

test("opens the products of a prefecture from its tile", async ({ page }) => {
  const tiles = page.getByRole("navigation", { name: "按市查看产品数" }).getByRole("link");
  await expect(tiles).toHaveCount(18);
  const xinyang = tiles.filter({ hasText: "信阳" });
  const count = /(\d+) 个产品/.exec((await xinyang.getAttribute("aria-label")) ?? "")?.[1] ?? "no count";
  await xinyang.click();
  await expect(page).toHaveURL(/prefecture=411500/);
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "个产品" })).toContainText(`${count} 个产品`);
});

test("every figure opens its rows", async ({ page }) => {
  const figures = page.locator("dl.figures dd.figure a");
  const links = await figures.evaluateAll((all) => all.map((a) => [a.getAttribute("href") ?? "", a.textContent ?? ""]));
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const [href, figure] of links) {
    expect(Number((figure ?? "").replace(/\D/g, "")), `${figure} at ${href}`).toBeGreaterThan(0);
    expect((await page.request.get(href ?? "")).status(), href).toBe(200);
  }
});

test("says what it is not, and leads to the national office and 12315", async ({ page }) => {
  await expect(page.getByRole("contentinfo")).toContainText("道地不是国家地理标志登记簿");
  for (const host of ["https://www.cnipa.gov.cn/", "https://www.12315.cn/"]) {
    await expect(page.getByRole("contentinfo").locator(`a[href="${host}"]`)).toBeVisible();
  }
});

test("shows the latest announcements", async ({ page }) => {
  await page.getByRole("main").locator('a[href^="/announcements/"]').first().click();
  await expect(page).toHaveURL(/\/announcements\/.+/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
