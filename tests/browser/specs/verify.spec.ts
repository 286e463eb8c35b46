import type { Page } from "@playwright/test";
import { expect, mistyped, test } from "../support/labels";

const field = (page: Page) => page.getByLabel("标签编号");

async function type(page: Page, code: string): Promise<void> {
  await page.goto("/verify");
  await field(page).fill(code);
  await page.getByRole("main").getByRole("button", { name: "查验" }).click();
}

const wrong = [
  { what: "nothing at all", code: "", says: "请输入标签编号。" },
  { what: "too few characters", code: "1G7K2", says: "编号应为25位，您输入了 5 位。请对照标签补全。" },
  { what: "too many characters", code: "0".repeat(26), says: "编号应为25位，您输入了 26 位。请对照标签补全。" },
  { what: "a character no code has", code: "0JJY9N4GTYHTZ93B35KK55A4U", says: "编号里不会出现“U”，请对照标签检查。" },
] as const;

for (const { what, code, says } of wrong) {
  test(`says what is wrong with ${what}, and leads to the field`, async ({ page }) => {
    await type(page, code);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(says);
    await expect(field(page)).toHaveAttribute("aria-invalid", "true");
    await expect(field(page)).toHaveValue(code);
    const described = ((await field(page).getAttribute("aria-describedby")) ?? "").split(" ");
    expect(described).toContain("code-error");
    await expect(page.locator("#code-error")).toContainText(says);
    await alert.getByRole("link").click();
    await expect(field(page)).toBeFocused();
  });
}

test("calls a slip of the finger mistyped, and shows the code in groups to compare", async ({ page, labels }) => {
  const code = mistyped(labels.take());
  await type(page, code);
  await expect(page.getByRole("alert")).toContainText("编号可能输错了");
  await expect(page.getByRole("main")).toContainText("请对照标签逐组核对后再试");
  await expect(page.getByRole("main").getByText(code.slice(0, 5), { exact: true })).toBeVisible();
});

test("a right code leads to its own page", async ({ page, labels }) => {
  const code = labels.take();
  await type(page, code);
  await expect(page).toHaveURL(new RegExp(`/${code}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("本码由登记系统签发");
});

test("forgives case, spaces, dashes and letters that look like digits", async ({ page, labels }) => {
  const code = labels.take();
  const typed = code.toLowerCase().replace(/0/g, "o").replace(/1/g, "l").replace(/(.{5})(?=.)/g, "$1- ");
  await type(page, typed);
  await expect(page).toHaveURL(new RegExp(`/${code}$`));
});

test("a right code typed in English answers in English", async ({ page, labels }) => {
  const code = labels.take();
  await page.goto("/en/verify");
  await page.locator("#code").fill(code);
  await page.locator("#code").press("Enter");
  await expect(page).toHaveURL(new RegExp(`/en/${code}$`));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
