import { expect, test } from "../../support/test";

const path = "/products/xinyang-maojian";

test("keeps what is official apart from what is description", async ({ page }) => {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("信阳毛尖");
  const official = page.getByRole("region", { name: "官方记载" });
  const described = page.getByRole("region", { name: "产品介绍" });
  await expect(official.getByRole("rowheader", { name: "产地范围" })).toBeVisible();
  await expect(official.getByText("128个产茶乡镇")).toBeVisible();
  await expect(official.getByText("GB/T 22737-2008")).toBeVisible();
  await expect(official.getByRole("rowheader", { name: "品质特征" })).toHaveCount(0);
  await expect(described.getByRole("rowheader", { name: "品质特征" })).toBeVisible();
  await expect(described.getByText("不是保护内容")).toBeVisible();
});

test("shows its rights side by side, each with its number", async ({ page }) => {
  await page.goto(path);
  const rights = page.getByRole("region", { name: "保护依据" }).locator("ul.rights > li");
  await expect(rights).toHaveCount(3);
  await expect(rights.filter({ hasText: "农产品地理标志" })).toContainText("AGI03182");
  await expect(rights.filter({ hasText: "性质待核" })).toContainText("3047772");
  await expect(rights.first().getByRole("link")).toHaveAttribute("href", /\/announcements\//);
});

test("says 依据待核 where no source states a right, and guesses nothing", async ({ page }) => {
  await page.goto("/products/dabieshan-yinxing");
  const rights = page.getByRole("region", { name: "保护依据" });
  await expect(rights.locator("ul.rights > li")).toHaveCount(1);
  await expect(rights.getByText("依据待核", { exact: true })).toBeVisible();
});

test("never calls a related enterprise an authorised user", async ({ page }) => {
  // A product that no other spec approves a user for.
  await page.goto("/products/xinzheng-dazao");
  const enterprises = page.getByRole("region", { name: "相关企业" });
  await expect(enterprises).toContainText("这里不列用标企业");
  await expect(enterprises).toContainText("没有说它获准使用专用标志");
  await enterprises.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/enterprises\/ent-/);
});

test("opens its drawer of sources by mouse and by keyboard", async ({ page }) => {
  await page.goto(path);
  const drawer = page.locator("#sources details");
  const summary = drawer.locator("summary");
  const number = Number(/\d+/.exec(await summary.innerText())?.[0]);
  const items = drawer.getByRole("listitem");
  await expect(drawer.locator("li").first()).toBeHidden();
  await summary.click();
  await expect(items).toHaveCount(number);
  await expect(items.first()).toBeVisible();
  await summary.press("Enter");
  await expect(drawer.locator("li").first()).toBeHidden();
});

test("shows the months of the season to the eye and in words", async ({ page }) => {
  await page.goto(path);
  const side = page.getByRole("complementary");
  await expect(side.getByText("3月、4月、5月、6月、8月、9月")).toHaveCount(1);
  await expect(side.locator("ol.months > li")).toHaveCount(12);
  expect(await side.locator("ol.months > li.on").allInnerTexts()).toEqual(["3", "4", "5", "6", "8", "9"]);
});

test("prints without navigation, with its sources and the note", async ({ page }) => {
  await page.goto(path);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "当前位置" })).toBeHidden();
  await expect(page.locator("details.display")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("#sources li").first()).toBeVisible();
  await expect(page.getByText("本页不是国家登记簿的证明文件")).toBeVisible();
});

test("describes itself to machines: one address, both languages, schema.org", async ({ page }) => {
  await page.goto(path);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${path}$`));
  for (const language of ["zh-CN", "en"]) {
    await expect(page.locator(`link[rel="alternate"][hreflang="${language}"]`)).toHaveCount(1);
  }
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "") as Record<string, unknown>;
  expect(data["@type"]).toBe("Product");
  expect(data["name"]).toBe("信阳毛尖");
  expect(data).not.toHaveProperty("offers");
});

test("is there in English, with the Chinese name beside it", async ({ page }) => {
  await page.goto(`/en${path}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Xinyang Maojian Tea");
  await expect(page.getByRole("main").getByText("信阳毛尖", { exact: true }).first()).toBeVisible();
});
