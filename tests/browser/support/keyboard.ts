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
    // The search field lends its mark to the form around it.
    const styles = [element, element.closest("form"), element.querySelector("path")].filter((e) => e !== null);
    return styles.some((e) => {
      const style = getComputedStyle(e);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
  });
  expect(outline, "a mark of the focus").toBe(true);
}
