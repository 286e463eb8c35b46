import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { expect, test } from "../support/test";

test.describe("home", () => {
  test("has a title, a language and its landmarks", async ({ page }) => {
    const answer = await page.goto("/");
    expect(answer?.status()).toBe(200);
    await expect(page).toHaveTitle(/道地/);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    for (const landmark of ["banner", "main", "contentinfo"] as const) {
      await expect(page.getByRole(landmark)).toHaveCount(1);
    }
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  });

  test("is accessible and fits the screen", async ({ page, scripting }) => {
    await page.goto("/");
    await expectAccessible(page, scripting);
    await expectNoSidewaysScroll(page);
  });
});
