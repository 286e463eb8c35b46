import { expect, test } from "../support/test";

test("lists, searches and narrows what the sources name", async ({ page }) => {
  await page.goto("/enterprises");
  const main = page.getByRole("main");
  await expect(main.getByText("列入名录不等于获准使用专用标志")).toBeVisible();
  const rows = main.getByRole("table", { name: "企业与组织" }).locator("tbody tr");
  expect(await rows.count()).toBeGreaterThan(20);
  await page.getByLabel("搜索企业").fill("茶");
  await page.getByLabel("搜索企业").press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === "/enterprises" && url.searchParams.get("q") === "茶");
  expect(await rows.count()).toBeGreaterThan(2);
  await expect(main.getByRole("link", { name: "信阳市茶叶协会" })).toBeVisible();
});

test("narrows to a kind of standing and takes it away", async ({ page }) => {
  await page.goto("/enterprises?standing=holder");
  const filters = page.getByRole("navigation", { name: "已选条件" });
  await filters.getByRole("link", { name: "权利人或申请人" }).click();
  await expect(page).toHaveURL(/\/enterprises$/);
});

test("sorts by place and pages on", async ({ page }) => {
  await page.goto("/enterprises?sort=place");
  const table = page.getByRole("table", { name: "企业与组织" });
  await expect(table.locator('th[aria-sort="ascending"]')).toHaveText("所在地");
  const first = await table.locator("tbody th").allInnerTexts();
  await page.getByRole("navigation", { name: "分页" }).getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("page") === "2" && url.searchParams.get("sort") === "place");
  const second = await table.locator("tbody th").allInnerTexts();
  expect(second.filter((name) => first.includes(name))).toEqual([]);
});

test("says when nothing fits", async ({ page }) => {
  await page.goto("/enterprises?q=qqqqqq");
  await expect(page.getByText("没有相符的企业。")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "清除全部条件" }).click();
  await expect(page).toHaveURL(/\/enterprises$/);
});

test("a page of one keeps what is stated apart from an authorisation", async ({ page }) => {
  await page.goto("/enterprises/ent-xinyangshichayexiehui");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("信阳市茶叶协会");
  const rights = page.getByRole("region", { name: "用标授权" });
  await expect(rights).toContainText("尚无经公告或名录核实的用标授权");
  const standing = page.getByRole("region", { name: "与地理标志的关系" });
  await standing.getByRole("link", { name: "信阳毛尖", exact: true }).click();
  await expect(page).toHaveURL(/\/products\/xinyang-maojian$/);
});
