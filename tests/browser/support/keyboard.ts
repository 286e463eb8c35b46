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

/** Goes back with Shift+Tab until the element has the focus. */
export async function tabBackTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Shift+Tab");
    if (await hasFocus(target)) {
      return;
    }
  }
  throw new Error(`not reached with ${most} presses of Shift+Tab: ${String(target)}`);
}

/** Goes to a field and types. What stood in it is replaced, as browsers select it. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Goes to a link or button and presses Enter; where it stands is to be seen. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await expectFocusSeen(target);
  await page.keyboard.press("Enter");
}

/** Goes to a folded choice and goes through it with the arrow keys until it has the value. */
export async function chooseIn(page: Page, target: Locator, value: string): Promise<void> {
  await tabTo(page, target);
  const options = await target.locator("option").count();
  for (let pressed = 0; pressed <= options; pressed += 1) {
    if ((await target.inputValue()) === value) {
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`there is no ${value} in ${String(target)}`);
}

/** From now on a press of a mouse or a finger on the page is an error in its console, which fails the test. */
export async function withoutPointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("pointerdown", () => console.error("a pointer was used"), { capture: true });
  });
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
