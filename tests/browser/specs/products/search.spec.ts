import { found, names } from "../../support/products";
import { expect, test } from "../../support/test";

test("finds 信阳毛尖 first by initials, by a part of its name, by pinyin and in English", async ({ page }) => {
  for (const words of ["xymj", "毛尖", "xinyangmaojian", "Xinyang Maojian", "信陽毛尖"]) {
    await page.goto(`/products?q=${encodeURIComponent(words)}`);
    await expect(names(page).first(), words).toHaveText("信阳毛尖");
  }
});

test("finds it among the first five for 茶 and shows where the words are", async ({ page }) => {
  await page.goto("/products?q=茶");
  const first = (await names(page).allInnerTexts()).slice(0, 5);
  expect(first).toContain("信阳毛尖");
});

test("finds the members of an umbrella name and products of an old county name", async ({ page }) => {
  await page.goto("/products?q=四大怀药");
  expect(await found(page)).toBeGreaterThanOrEqual(4);
  // 许昌县 became 建安区; both find the same.
  await page.goto("/products?q=许昌县");
  const before = await names(page).allInnerTexts();
  await page.goto("/products?q=建安区");
  expect(before.length).toBeGreaterThan(0);
  const today = await names(page).allInnerTexts();
  expect(before.some((name) => today.includes(name))).toBe(true);
});

test("keeps the words in the field and the filters with new words", async ({ page }) => {
  await page.goto("/products?q=茶&category=tea");
  const field = page.getByLabel("搜索产品、地区或公告");
  await expect(field).toHaveValue("茶");
  await field.fill("毛尖");
  await field.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "毛尖" && url.searchParams.get("category") === "tea");
});

test("says when nothing is found and leads on", async ({ page }) => {
  await page.goto("/products?q=qqqqqq");
  const main = page.getByRole("main");
  await expect(main.getByText("没有找到相符的产品")).toBeVisible();
  await expect(main.getByText("本系统没有收录，不等于它没有受到保护")).toBeVisible();
  await main.getByRole("link", { name: "看全部产品" }).click();
  await expect(page).toHaveURL(/\/products$/);
  expect(await found(page)).toBeGreaterThan(200);
});

test("answers impossible searches with a page that says what is wrong", async ({ page, complaints }) => {
  complaints.allow(/status of 40[04]/);
  for (const [path, status] of [
    ["/products?page=9999", 404],
    ["/products?page=99999999999999999999", 400],
    ["/products?category=nonsense", 400],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(status);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  }
});
