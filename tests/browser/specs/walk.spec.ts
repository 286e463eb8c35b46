import { arrive, make, unique, uscc } from "../support/accounts";
import { expectNoSidewaysScroll } from "../support/axe";
import { answer, answers, bring, claimed, papers, place, sit } from "../support/cases";
import { expect, test } from "../support/test";

/** The most pages and the most fields to type into that an application may take (a promise of the project). */
const most = { pages: 10, typed: 40 };

test("an application on a telephone: ten pages, forty fields at most, and no dead end", async ({ browser, complaints, page }, info) => {
  test.skip(info.project.use.isMobile !== true, "counted once, at a telephone's width");
  test.slow();
  const main = page.getByRole("main");
  const officer = await sit(browser, complaints, "county_officer", place.county);
  await arrive(page, make("producer"), false);
  await claimed(page, officer.page, `手机茶厂${unique()}`, uscc());

  const pages = new Set<string>();
  const asked = new Set<string>();
  let optional = 0;
  /** Counts the page that stands open, with what is asked on it, and looks for the ways on and back. */
  const met = async (on: string) => {
    const path = new URL(page.url()).pathname;
    pages.add(path);
    await expectNoSidewaysScroll(page);
    const fields = main.locator(
      "form.act :is(input:not([type=hidden], [type=radio], [type=checkbox], [type=file], [type=search]), textarea, select)",
    );
    for (const field of await fields.all()) {
      const name = `${path} ${(await field.getAttribute("name")) ?? ""}`;
      if (!asked.has(name)) {
        asked.add(name);
        const label = await page.locator(`label[for="${(await field.getAttribute("id")) ?? ""}"]`).innerText();
        optional += label.includes("选填") ? 1 : 0;
      }
    }
    await expect(main.locator(on).first(), `a way on from ${path}`).toBeVisible();
    await expect(page.locator("nav.crumbs a, .crumbs a").last(), `a way back from ${path}`).toBeVisible();
  };

  await page.goto("/apply");
  await page.locator("#product").fill(place.name);
  await page.locator("#being").check({ force: true });
  await page.locator("#county").selectOption(place.county);
  await met("form.act button[type=submit]");
  await main.locator("form.act button[type=submit]").click();
  await main.getByRole("link", { name: "开始填写申请" }).click();
  await met("form.act button[type=submit]");
  await main.getByRole("button", { name: "开始填写" }).click();
  await met(".app-next a");
  await main.locator(".app-next a").click();
  for (const [section, given] of answers) {
    await expect(page).toHaveURL(new RegExp(`/${section}$`));
    await met("button[value=next]");
    await answer(page, given);
    await main.locator("button[value=next]").click();
    if (section === "test_report") {
      await expect(page).toHaveURL(/\/papers$/);
      await met(".form-end > a.btn");
      for (const kind of papers) {
        await bring(page, kind);
      }
      await main.getByRole("link", { name: /^下一页：/ }).click();
    }
  }
  await expect(page).toHaveURL(/\/preview$/);
  await met("#submit button[type=submit]");
  await main.getByRole("button", { name: "提交申请" }).click();
  await expect(page).toHaveURL(/\?done=submitted$/);

  info.annotations.push({ type: "counted", description: `${pages.size} pages, ${asked.size} fields, ${optional} of them optional` });
  // The look before and the choice of a way are not the application; its own pages are counted.
  const own = [...pages].filter((path) => /\/my\/applications\/[0-9a-f]/.test(path));
  expect(own.length, own.join("\n")).toBeLessThanOrEqual(most.pages);
  expect(asked.size, [...asked].join("\n")).toBeLessThanOrEqual(most.typed);
});
