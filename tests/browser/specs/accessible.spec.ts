import { expectAccessible } from "../support/axe";
import { choose, inLanguage, places, type Display } from "../support/pages";
import { expect, test } from "../support/test";

const displays: Display[] = (["light", "dark"] as const).flatMap((theme) => [
  { theme, view: "standard" as const },
  { theme, view: "elder" as const },
]);

for (const place of places) {
  test(`${place.name} is accessible in both languages, light and dark, standard and 长辈版`, async ({ page, context, baseURL, scripting, complaints }) => {
    complaints.allow(/status of 404/);
    // The same document comes whether scripting is on or off; colours and sizes are looked at with scripting on.
    for (const display of scripting ? displays : displays.slice(0, 1)) {
      await choose(context, baseURL, display);
      for (const language of ["zh", "en"] as const) {
        await test.step(`${language}, ${display.theme}, ${display.view}`, async () => {
          const answer = await page.goto(inLanguage(language, place.path));
          expect(answer?.status()).toBe(place.status ?? 200);
          await expectAccessible(page, scripting);
        });
      }
    }
  });
}
