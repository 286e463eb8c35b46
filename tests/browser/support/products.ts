import { expect, type Locator, type Page } from "@playwright/test";

/** The names in the list of products. */
export function names(page: Page): Locator {
  return page.locator(".content .names .name a");
}

/** How many products the page says it has found. */
export async function found(page: Page): Promise<number> {
  const text = await page.locator(".sortbar .found").innerText();
  return Number(/^(\d+)/.exec(text)?.[1]);
}

/** The facets, unfolded where a narrow screen folds them. */
export async function facets(page: Page): Promise<Locator> {
  const label = page.locator("label.facets-label");
  const body = page.locator(".facets-body");
  if (!(await body.isVisible())) {
    await label.click();
  }
  await expect(body).toBeVisible();
  return page.getByRole("navigation", { name: "筛选条件" });
}

/** A facet's value: its link and the number of products it promises. */
export async function facetValue(page: Page, label: string): Promise<{ link: Locator; promised: number }> {
  const link = (await facets(page)).getByRole("link").filter({ has: page.getByText(label, { exact: true }) });
  return { link, promised: Number(await link.locator(".count").innerText()) };
}
