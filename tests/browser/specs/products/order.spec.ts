import type { Page } from "@playwright/test";
import { found, names } from "../../support/products";
import { expect, test } from "../../support/test";

async function yearOfFirst(page: Page): Promise<number> {
  const href = await names(page).first().getAttribute("href");
  const answer = await page.request.get(href ?? "");
  const row = /最早取得保护<[\s\S]*?(\d{4})年/.exec(await answer.text());
  return Number(row?.[1]);
}

test("sorts by age, both ways", async ({ page }) => {
  await page.goto("/products");
  const orders = page.getByRole("navigation", { name: "排序" });
  const years: number[] = [];
  for (const order of ["最早取得保护", "最近取得保护"]) {
    await orders.getByRole("link", { name: order }).click();
    await expect(orders.getByRole("link", { name: order })).toHaveAttribute("aria-current", "true");
    years.push(await yearOfFirst(page));
  }
  expect(years[0]).toBeGreaterThan(1990);
  expect(years[0]).toBeLessThan(years[1] ?? 0);
});

test("sorts by the names' pinyin", async ({ page }) => {
  await page.goto("/products");
  await page.getByRole("navigation", { name: "排序" }).getByRole("link", { name: "名称拼音" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("sort") === "name");
  // A slug is the name's pinyin.
  const initials = await names(page).evaluateAll((all) => all.map((a) => (a.getAttribute("href") ?? "").split("/").at(-1)?.at(0) ?? ""));
  expect(initials.length).toBeGreaterThan(10);
  expect(initials).toEqual([...initials].sort());
});

test("pages forth and back without showing a product twice", async ({ page }) => {
  await page.goto("/products");
  const first = await names(page).allInnerTexts();
  const pager = page.getByRole("navigation", { name: "分页" });
  await expect(pager.locator('[aria-current="page"]')).toHaveText("1");
  await pager.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("page") === "2");
  const second = await names(page).allInnerTexts();
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  await pager.getByRole("link", { name: "上一页" }).click();
  expect(await names(page).allInnerTexts()).toEqual(first);
});

test("shows as many a page as asked for, and the last page the rest", async ({ page }) => {
  await page.goto("/products");
  const all = await found(page);
  const choices = page.locator(".per-page a");
  const largest = Math.max(...(await choices.allInnerTexts()).map((text) => Number(/\d+/.exec(text)?.[0])));
  await choices.filter({ hasText: String(largest) }).click();
  await expect(names(page)).toHaveCount(Math.min(largest, all));
  const pager = page.getByRole("navigation", { name: "分页" });
  const last = pager.locator("ol a").last();
  const pages = Number(await last.innerText());
  expect(pages).toBe(Math.ceil(all / largest));
  await last.click();
  await expect(names(page)).toHaveCount(all - (pages - 1) * largest);
});

test("shows the result by place: tiles and a table of the same products", async ({ page }) => {
  await page.goto("/products?q=茶");
  const all = await found(page);
  await page.getByRole("navigation", { name: "形式" }).getByRole("link", { name: "地图" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("view") === "map" && url.searchParams.get("q") === "茶");
  const tiles = page.getByRole("navigation", { name: "结果所在地区" }).getByRole("link");
  await expect(tiles).toHaveCount(18);
  const sum = (texts: string[]) => texts.reduce((total, text) => total + Number(text), 0);
  expect(sum(await tiles.locator("i").allInnerTexts())).toBe(all);
  const table = page.getByRole("table", { name: "结果所在地区" });
  expect(sum(await table.locator("th .count").allInnerTexts())).toBe(all);
  await expect(table.getByRole("link")).toHaveCount(all);
  await tiles.filter({ hasText: "信阳" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("prefecture") === "411500" && url.searchParams.get("q") === "茶");
});
