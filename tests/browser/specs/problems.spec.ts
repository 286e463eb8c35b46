import { inLanguage } from "../support/pages";
import { expect, test } from "../support/test";

for (const language of ["zh", "en"] as const) {
  test(`a page that does not exist says so and leads on (${language})`, async ({ page, complaints }) => {
    complaints.allow(/status of 404/);
    for (const path of ["/no-such-page", "/products/no-such-product", "/enterprises/ent-none", "/a/b/c/d"]) {
      const answer = await page.goto(inLanguage(language, path));
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(language === "zh" ? "没有这个页面" : /\w/);
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
    }
    const home = page.getByRole("main").getByRole("link").first();
    await home.click();
    await expect(page).toHaveURL(new RegExp(`${inLanguage(language, "/")}$`));
  });
}

test("the page of a problem has a search that works", async ({ page, complaints }) => {
  complaints.allow(/status of 404/);
  await page.goto("/no-such-page");
  const field = page.getByRole("main").getByRole("searchbox");
  await field.fill("毛尖");
  await field.press("Enter");
  await expect(page.locator(".content .names .name a").first()).toHaveText("信阳毛尖");
});

test("a query that is too long is answered, not dropped", async ({ page, complaints }) => {
  complaints.allow(/status of 4\d\d/);
  const answer = await page.goto(`/products?q=${"a".repeat(5000)}`);
  expect(answer?.status()).toBe(414);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
