import { expectNoSidewaysScroll } from "../support/axe";
import { choose, inLanguage, places } from "../support/pages";
import { test } from "../support/test";

test.skip(({ viewport }) => (viewport?.width ?? 0) > 600, "the same at 320 px: the telephone's projects look");

// 320 px is 1280 px at 400 %: WCAG 1.4.10.
for (const view of ["standard", "elder"] as const) {
  for (const language of ["zh", "en"] as const) {
    test(`every page fits 320 px (${language}, ${view})`, async ({ page, context, baseURL, complaints }) => {
      complaints.allow(/status of 404/);
      await choose(context, baseURL, { theme: "light", view });
      await page.setViewportSize({ width: 320, height: 640 });
      for (const place of places) {
        await test.step(place.name, async () => {
          await page.goto(inLanguage(language, place.path));
          await expectNoSidewaysScroll(page);
        });
      }
    });
  }
}
