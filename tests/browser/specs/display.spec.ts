import type { Page } from "@playwright/test";
import { choose, places } from "../support/pages";
import { expect, test } from "../support/test";

async function wish(page: Page, button: string): Promise<void> {
  const settings = page.getByRole("banner").locator("details.display");
  await settings.locator("summary").click();
  await settings.getByRole("button", { name: button, exact: true }).click();
}

test("the form sets 长辈版, comes back to the same page and survives navigation", async ({ page }) => {
  await page.goto("/products?q=%E8%8C%B6&sort=name");
  const here = page.url();
  await wish(page, "长辈版");
  await expect(page).toHaveURL(here);
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "企业" }).click();
  await expect(page).toHaveURL(/\/enterprises$/);
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  await wish(page, "标准版");
  await expect(page.locator("html")).not.toHaveAttribute("data-view", "elder");
});

test("the form sets the colours and keeps the other setting", async ({ page }) => {
  await page.goto("/about");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await wish(page, "长辈版");
  await wish(page, "深色");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  expect(await paper()).not.toBe(light);
  // The reader's word beats the system's.
  await page.emulateMedia({ colorScheme: "dark" });
  await wish(page, "浅色");
  expect(await paper()).toBe(light);
  await wish(page, "跟随系统");
  expect(await paper()).not.toBe(light);
});

test("the form says which setting is in force and works by keyboard", async ({ page }) => {
  await page.goto("/");
  const settings = page.getByRole("banner").locator("details.display");
  await settings.locator("summary").focus();
  await page.keyboard.press("Enter");
  const elder = settings.getByRole("button", { name: "长辈版" });
  await expect(elder).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(elder).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  await settings.locator("summary").click();
  await expect(settings.getByRole("button", { name: "长辈版" })).toHaveAttribute("aria-pressed", "true");
});

/** Every visible text below 18 px, as "12px: the words". */
function smallTexts(): string[] {
  const small = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? "";
    // Text in a drawing is measured where it is drawn, and repeated in the table beside it.
    if (element === null || words === "" || element.closest("svg, script, style, noscript, .vh, [hidden]") !== null) {
      continue;
    }
    if (!element.checkVisibility()) {
      continue;
    }
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 17.95) {
      small.add(`${size}px in ${element.tagName.toLowerCase()}.${element.className}: ${words.slice(0, 20)}`);
    }
  }
  return [...small];
}

/** Every control that gives a finger less than 60 × 60 px. Links inside sentences, lists and tables of names are text. */
function smallTargets(): string[] {
  const controls = document.querySelectorAll(
    "button, summary, select, textarea, input:not([type=hidden], .vh), label.facets-label, header.mast a, .tabs a, .facets a, .filters a, .orders a, .pager a, .per-page a, .tile a, .btn, a[download]",
  );
  const small = new Set<string>();
  for (const control of controls) {
    if (!control.checkVisibility()) {
      continue;
    }
    // The label of a choice covers its box: the whole line is the target.
    const { width, height } = (control.closest(".choice") ?? control).getBoundingClientRect();
    // A small picture of the province leads where the link under it leads too.
    if (control.closest(".locate") !== null || (height >= 59.5 && width >= 59.5)) {
      continue;
    }
    small.add(`${Math.round(width)}×${Math.round(height)} ${control.tagName.toLowerCase()}: ${(control.textContent ?? "").trim().slice(0, 16)}`);
  }
  return [...small];
}

test("长辈版: text of at least 18 px and targets of at least 60 px on every page", async ({ page, context, baseURL, complaints }) => {
  complaints.allow(/status of 404/);
  await choose(context, baseURL, { theme: "light", view: "elder" });
  const found = new Map<string, string>();
  for (const place of places) {
    await page.goto(place.path);
    for (const fault of [...(await page.evaluate(smallTexts)), ...(await page.evaluate(smallTargets))]) {
      found.set(fault, found.get(fault) ?? place.path);
    }
  }
  expect([...found].map(([fault, path]) => `${fault} (first on ${path})`)).toEqual([]);
});
