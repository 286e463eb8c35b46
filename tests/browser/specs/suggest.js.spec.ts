import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

/** The search field, once the browser's part has taken it over. */
async function field(page: Page, path: string) {
  await page.goto(path);
  const field = page.getByRole("main").getByRole("combobox");
  await expect(field).toHaveAttribute("aria-autocomplete", "list");
  await expect(field).toHaveAttribute("aria-expanded", "false");
  return field;
}

for (const path of ["/", "/products"]) {
  test(`suggests while typing; arrow keys choose, Enter opens (${path})`, async ({ page }) => {
    const q = await field(page, path);
    await q.pressSequentially("xymj");
    const list = page.getByRole("listbox");
    await expect(list).toBeVisible();
    await expect(q).toHaveAttribute("aria-expanded", "true");
    await expect(q).toHaveAttribute("aria-controls", (await list.getAttribute("id")) ?? "no id");
    const first = list.getByRole("option").first();
    await expect(first).toContainText("信阳毛尖");
    await expect(first).toHaveAttribute("aria-selected", "false");
    await page.keyboard.press("ArrowDown");
    await expect(first).toHaveAttribute("aria-selected", "true");
    await expect(q).toHaveAttribute("aria-activedescendant", (await first.getAttribute("id")) ?? "no id");
    await expect(q).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/products\/xinyang-maojian$/);
  });
}

test("says how many suggestions there are, or that there are none", async ({ page }) => {
  const q = await field(page, "/");
  const status = page.locator(".suggest [role=status]");
  await q.pressSequentially("xymj");
  await expect(status).toHaveText(/^有 \d+ 条建议，可用上下键选择。$/);
  await q.fill("zzzz9");
  await expect(status).toHaveText("没有建议");
  await expect(page.getByRole("listbox")).toBeHidden();
});

test("Escape closes and keeps the words; leaving the field closes too", async ({ page }) => {
  const q = await field(page, "/products");
  const list = page.getByRole("listbox");
  await q.pressSequentially("毛尖");
  await expect(list).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(q).toHaveValue("毛尖");
  await expect(q).toHaveAttribute("aria-expanded", "false");
  await expect(q).not.toHaveAttribute("aria-activedescendant", /./);
  await q.pressSequentially("茶");
  await q.fill("毛尖");
  await expect(list).toBeVisible();
  await q.blur();
  await expect(list).toBeHidden();
});

test("arrow keys go round, both ways", async ({ page }) => {
  const q = await field(page, "/");
  await q.pressSequentially("xy");
  const options = page.getByRole("listbox").getByRole("option");
  await expect(options.nth(1)).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(page.locator('[role=option][aria-selected="true"]')).toHaveCount(1);
});

test("a suggestion opens by a click, in the page's language", async ({ page }) => {
  const q = await field(page, "/en");
  await q.pressSequentially("xymj");
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(page).toHaveURL(/\/en\/products\/xinyang-maojian$/);
});

test("Enter without a choice searches for the words", async ({ page }) => {
  const q = await field(page, "/");
  await q.pressSequentially("毛尖");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === "/products" && url.searchParams.get("q") === "毛尖");
});

test("the open list is accessible and lies within the screen", async ({ page, scripting }) => {
  const q = await field(page, "/");
  await q.pressSequentially("xy");
  const list = page.getByRole("listbox");
  await expect(list).toBeVisible();
  await page.keyboard.press("ArrowDown");
  const box = await list.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await expectAccessible(page, scripting);
});
