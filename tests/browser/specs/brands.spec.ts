import { expect, test } from "../support/test";

test("lists time-honoured brands and trademarks, apart from permissions", async ({ page }) => {
  await page.goto("/brands");
  const honoured = page.getByRole("region", { name: "老字号" });
  await expect(honoured).toContainText("不是使用地理标志的许可");
  const shown = Number(await honoured.locator(".head-note").innerText());
  await expect(honoured.locator("tbody tr")).toHaveCount(shown);
  await honoured.locator("tbody th a").first().click();
  await expect(page).toHaveURL(/\/enterprises\/ent-/);
});

test("searches the brands", async ({ page }) => {
  await page.goto("/brands");
  const field = page.getByRole("main").getByLabel("搜索");
  await field.fill("双桥");
  await field.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "双桥");
  await expect(page.getByRole("region", { name: "老字号" }).locator("tbody tr")).toHaveCount(1);
  await page.goto("/brands?q=qqqqqq");
  await expect(page.getByRole("main").getByRole("link", { name: "清除全部条件" })).toBeVisible();
});
