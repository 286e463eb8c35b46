import { expectAccessible } from "../support/axe";
import { choose, inLanguage, places, type Display, type Language } from "../support/pages";
import { expect, test } from "../support/test";

const light: Display = { theme: "light", view: "standard" };
const dark: Display = { theme: "dark", view: "standard" };
const elder: Display = { theme: "light", view: "elder" };
const darkElder: Display = { theme: "dark", view: "elder" };

/**
 * Each page is examined in both languages, light and dark, standard and 长辈版; the two widths share the eight looks, so
 * that each width meets both values of everything. Without scripting the same document comes: a look each is enough.
 */
function looks(scripting: boolean, narrow: boolean): [Language, Display][] {
  if (!scripting) {
    return narrow ? [["zh", elder]] : [["en", light]];
  }
  return narrow
    ? [["zh", light], ["zh", darkElder], ["en", dark], ["en", elder]]
    : [["zh", dark], ["zh", elder], ["en", light], ["en", darkElder]];
}

for (const place of places) {
  test(`${place.name} is accessible in every look`, async ({ page, context, baseURL, scripting, complaints }) => {
    test.slow();
    complaints.allow(/status of 404/);
    const narrow = (page.viewportSize()?.width ?? 0) < 600;
    for (const [language, display] of looks(scripting, narrow)) {
      await test.step(`${language}, ${display.theme}, ${display.view}`, async () => {
        await choose(context, baseURL, display);
        const answer = await page.goto(inLanguage(language, place.path));
        expect(answer?.status()).toBe(place.status ?? 200);
        await expect(page.locator("html")).toHaveAttribute("data-theme", display.theme);
        await expectAccessible(page, scripting);
      });
    }
  });
}
