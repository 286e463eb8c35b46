import type { Locator } from "@playwright/test";
import { places } from "../support/pages";
import { expect, test } from "../support/test";

/** By what a reader can tell that an island has come to life. */
const signs: Record<string, (island: Locator) => Promise<void>> = {
  Suggest: async (island) => {
    const field = island.locator("xpath=ancestor::form").locator("input[name=q]");
    await expect(field).toHaveRole("combobox");
  },
};

// An island without its code leaves a warning, which fails the test by itself.
test("every island of every page becomes interactive", async ({ page, complaints }) => {
  complaints.allow(/status of 404/);
  const met = new Set<string>();
  for (const place of places) {
    await page.goto(place.path);
    for (const island of await page.locator("leptos-island").all()) {
      const name = ((await island.getAttribute("data-component")) ?? "").replace(/_[0-9a-f]+$/, "");
      const sign = signs[name];
      expect(sign, `${place.name}: no sign of life is known for the island ${name}`).toBeDefined();
      await sign?.(island);
      met.add(name);
    }
  }
  expect([...met].sort()).toEqual(Object.keys(signs).sort());
});
