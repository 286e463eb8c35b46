import { expect, test } from "../support/test";

const paths = ["/", "/products?q=%E8%8C%B6&category=tea&sort=name", "/products/xinyang-maojian", "/map?measure=enterprises", "/divisions/411500", "/verify?code=ABC"];

for (const path of paths) {
  test(`switching the language keeps the page and its query: ${path}`, async ({ page }) => {
    await page.goto(path);
    const here = new URL(page.url());
    await page.getByRole("banner").getByRole("link", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page).toHaveURL((url) => url.pathname === (path === "/" ? "/en" : `/en${here.pathname}`) && url.search === here.search);
    await page.getByRole("banner").getByRole("link", { name: "中文" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page).toHaveURL(here.href);
  });
}

test("English pages stay English along their links", async ({ page }) => {
  await page.goto("/en");
  const inside = await page.locator('a[href^="/"]').evaluateAll((all) => all.filter((a) => a.getAttribute("hreflang") === null).map((a) => a.getAttribute("href") ?? ""));
  const strays = inside.filter((href) => !/^\/en(\/|\?|$)/.test(href) && !/^\/(api|licences)\/|\.(csv|geojson)$/.test(href));
  expect(strays).toEqual([]);
});
