import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(target)) {
      return;
    }
  }
  throw new Error(`not reached with ${most} presses of Tab: ${String(target)}`);
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Expects that the element with the focus is marked so that it can be seen. */
export async function expectFocusSeen(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  const outline = await target.evaluate((element) => {
    const outlined = (e: Element | null) => {
      const style = e === null ? undefined : getComputedStyle(e);
      return style !== undefined && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    // The areas of a map are drawn round; a search field lends its mark to the form around it.
    const area = element.querySelector("path.area");
    const drawn = area !== null && getComputedStyle(area).stroke !== "none" && parseFloat(getComputedStyle(area).strokeWidth) >= 2;
    return drawn || outlined(element) || outlined(element.closest("form"));
  });
  expect(outline, "a mark of the focus").toBe(true);
}
