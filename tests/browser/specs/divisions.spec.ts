import { expectFocusSeen, tabTo } from "../support/keyboard";
import { expect, test } from "../support/test";

test("leads from the province to a prefecture to a county by clicks", async ({ page }) => {
  await page.goto("/divisions");
  const tiles = page.getByRole("navigation", { name: "按市查看产品数" }).getByRole("link");
  await expect(tiles).toHaveCount(18);
  await tiles.filter({ hasText: "信阳" }).click();
  await expect(page).toHaveURL(/\/divisions\/411500$/);
  await page.getByRole("region", { name: "县（市、区）" }).getByRole("link", { name: "固始县" }).click();
  await expect(page).toHaveURL(/\/divisions\/411525$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("固始县");
  await page.getByRole("navigation", { name: "当前位置" }).getByRole("link", { name: "信阳市" }).click();
  await expect(page).toHaveURL(/\/divisions\/411500$/);
});

test("leads there by keyboard alone, the focus always seen", async ({ page }) => {
  await page.goto("/divisions");
  const xinyang = page.getByRole("navigation", { name: "按市查看产品数" }).getByRole("link").filter({ hasText: "信阳" });
  await tabTo(page, xinyang);
  await expectFocusSeen(xinyang);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/divisions\/411500$/);
  const gushi = page.getByRole("region", { name: "县（市、区）" }).getByRole("link", { name: "固始县" });
  await tabTo(page, gushi);
  await expectFocusSeen(gushi);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/divisions\/411525$/);
  const product = page.getByRole("region", { name: "产品" }).locator(".names a").first();
  await tabTo(page, product);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/products\/.+/);
});

test("a prefecture shows as many rows as its figures say", async ({ page }) => {
  await page.goto("/divisions/411500");
  const figures = await page.locator("dl.figures dd.figure").allInnerTexts();
  const [products, enterprises, bases] = figures.map((text) => Number(text.replace(/\D/g, "")));
  const rows = (name: string) => page.getByRole("region", { name, exact: true }).locator("tbody tr");
  await expect(page.getByRole("region", { name: "产品", exact: true }).locator(".names > li")).toHaveCount(products ?? -1);
  await expect(rows("企业与组织")).toHaveCount(enterprises ?? -1);
  await expect(rows("基地")).toHaveCount(bases ?? -1);
  expect(await rows("规划指标").count()).toBeGreaterThan(0);
});

test("a former county leads to today's", async ({ page, complaints }) => {
  await page.goto("/divisions/411003");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("建安区");
  await expect(page.getByRole("region", { name: "区划沿革" })).toContainText("许昌县");
  complaints.allow(/status of 404/);
  expect((await page.goto("/divisions/999999"))?.status()).toBe(404);
});
