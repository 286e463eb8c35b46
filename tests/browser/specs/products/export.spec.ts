import { readFile } from "node:fs/promises";
import { found } from "../../support/products";
import { expect, test } from "../../support/test";

/** Counts the records of a CSV file, line breaks inside quotes not being ends. */
function records(csv: string): number {
  const plain = csv.replace(/"(?:[^"]|"")*"/g, "x");
  return plain.split(/\r?\n/).filter((line) => line !== "").length;
}

const endings = { Excel: ".xlsx", CSV: ".csv", GeoJSON: ".geojson" };

for (const kind of ["Excel", "CSV", "GeoJSON"] as const) {
  test(`downloads exactly this search as ${kind}`, async ({ page }) => {
    await page.goto("/products?q=茶&prefecture=411500");
    const all = await found(page);
    expect(all).toBeGreaterThan(1);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("main").getByRole("link", { name: kind, exact: true }).click(),
    ]);
    expect(download.suggestedFilename().endsWith(endings[kind])).toBe(true);
    if (kind === "Excel") {
      // A workbook is a ZIP archive; what is in it is read back by the tests across crates.
      expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe("PK");
      return;
    }
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("信阳毛尖");
    if (kind === "CSV") {
      expect(records(text)).toBe(all + 1);
    } else {
      const collection = JSON.parse(text) as { type: string; features: unknown[] };
      expect(collection.type).toBe("FeatureCollection");
      expect(collection.features).toHaveLength(all);
    }
  });
}
