import { facets, facetValue, found, names } from "../../support/products";
import { expect, test } from "../../support/test";

test("a facet narrows to the number it promised, and is taken away again", async ({ page }) => {
  await page.goto("/products");
  const all = await found(page);
  const tea = await facetValue(page, "茶叶");
  await tea.link.click();
  await expect(page).toHaveURL((url) => url.searchParams.get("category") === "tea");
  expect(await found(page)).toBe(tea.promised);
  await expect(names(page)).toHaveCount(tea.promised);
  await expect((await facetValue(page, "茶叶")).link).toHaveAttribute("aria-current", "true");

  await page.getByRole("navigation", { name: "已选条件" }).getByRole("link", { name: "茶叶" }).click();
  await expect(page).toHaveURL(/\/products$/);
  expect(await found(page)).toBe(all);
});

test("facets add up, and all are cleared at once", async ({ page }) => {
  await page.goto("/products");
  await (await facetValue(page, "茶叶")).link.click();
  const xinyang = await facetValue(page, "信阳市");
  await xinyang.link.click();
  await expect(page).toHaveURL((url) => url.searchParams.get("category") === "tea" && url.searchParams.get("prefecture") === "411500");
  expect(await found(page)).toBe(xinyang.promised);
  await page.getByRole("link", { name: "清除全部条件" }).click();
  await expect(page).toHaveURL(/\/products$/);
});

test("every kind of facet is there with counts", async ({ page }) => {
  await page.goto("/products");
  const nav = await facets(page);
  for (const title of ["类别", "市", "县（市、区）", "保护依据", "依据记载", "最早取得保护的年份"]) {
    const group = nav.locator("details").filter({ has: page.locator("summary").getByText(title, { exact: true }) });
    await expect(group, title).toHaveCount(1);
    expect(await group.locator(".count").count(), title).toBeGreaterThan(0);
  }
});

test("a folded facet opens by its line and narrows to a county", async ({ page }) => {
  await page.goto("/products?prefecture=411500");
  const county = (await facets(page)).locator("details").filter({ hasText: "县（市、区）" });
  await county.locator("summary").click();
  await county.getByRole("link", { name: /固始县/ }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("county") === "411525");
  expect(await found(page)).toBeGreaterThan(0);
});

test("the search survives a reload and the way back from a product", async ({ page }) => {
  const path = "/products?q=%E8%8C%B6&track=gi_product&sort=name";
  await page.goto(path);
  const before = await names(page).allInnerTexts();
  expect(before.length).toBeGreaterThan(1);
  await page.reload();
  expect(await names(page).allInnerTexts()).toEqual(before);
  await names(page).first().click();
  await expect(page).toHaveURL(/\/products\/[a-z-]+$/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(path.replace(/[?%]/g, "\\$&")));
  expect(await names(page).allInnerTexts()).toEqual(before);
  await expect(page.getByLabel("搜索产品、地区或公告")).toHaveValue("茶");
});
