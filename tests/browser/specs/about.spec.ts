import { expect, test } from "../support/test";

test("every entry of its contents leads to a part of the page", async ({ page }) => {
  await page.goto("/about");
  const entries = page.getByRole("navigation", { name: "本页内容" }).getByRole("link");
  const targets = await entries.evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) {
    await expect(page.locator(target), target).toHaveCount(1);
  }
  await entries.filter({ hasText: "隐私" }).click();
  await expect(page).toHaveURL(/#privacy$/);
  await expect(page.locator("#privacy")).toBeInViewport();
});

test("names sources, licences, the map's checksum, privacy and accessibility", async ({ page }) => {
  await page.goto("/about");
  const main = page.getByRole("main");
  await expect(main).toContainText("GeoNames");
  await expect(main.locator("code.checksum")).toHaveText(/^[0-9a-f]{64}$/);
  await expect(main).toContainText("WCAG 2.2");
  await expect(main).toContainText("长辈版");
  for (const href of await main.locator('#open-data a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))) {
    expect((await page.request.get(href)).status(), href).toBe(200);
  }
  for (const href of await main.locator('#licences a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""))) {
    expect((await page.request.get(href)).status(), href).toBe(200);
  }
});
