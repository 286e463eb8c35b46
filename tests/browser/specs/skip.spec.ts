import { expect, test } from "../support/test";

for (const path of ["/", "/products", "/en/map"]) {
  test(`the first stop of the keyboard skips to the content: ${path}`, async ({ page }) => {
    await page.goto(path);
    const skip = page.locator("a.skip");
    await page.keyboard.press("Tab");
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    const seen = await skip.evaluate((a) => {
      const { left, top } = a.getBoundingClientRect();
      return document.elementFromPoint(left + 4, top + 4) === a;
    });
    expect(seen, "the link is seen, not covered").toBe(true);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null), "the next stop is in the content").toBe(true);
  });
}
