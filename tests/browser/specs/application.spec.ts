import type { Page } from "@playwright/test";
import { arrive, make, unique } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { answer, answers, bring, claimed, open, papers, place, sit, take, today } from "../support/cases";
import { expect, test } from "../support/test";

/** What two checkers find. */
const found = {
  base_inside: "yes", raw_material_ok: "yes", process_ok: "yes", quality_system_ok: "yes", label_ok: "na", site_verdict: "fit",
};

test("an application goes from the first question to the right in force", async ({ browser, complaints, page, scripting }) => {
  // Eight people at eight browsers: on a busy machine three minutes are not enough.
  test.setTimeout(420_000);
  // What is refused on the way is answered so: not there, overtaken, not in order.
  complaints.allow(/status of 4(04|09|22)/);
  const main = page.getByRole("main");
  const name = `皇姑山茶厂${unique()}`;
  // So many pages are examined once at each width, once with scripting and once without.
  const narrow = (page.viewportSize()?.width ?? 0) < 600;
  const look = async (there: Page) => {
    if (scripting === narrow) {
      await expectAccessible(there, scripting);
    }
    await expectNoSidewaysScroll(there);
  };

  // Everybody has a browser of their own.
  const [county, second] = [
    await sit(browser, complaints, "county_officer", place.county),
    await sit(browser, complaints, "county_officer", place.county),
  ];
  const city = await sit(browser, complaints, "city_officer", place.city);
  const [province, other] = [await sit(browser, complaints, "province_officer"), await sit(browser, complaints, "province_officer")];
  const neighbour = await sit(browser, complaints, "county_officer", place.neighbour);
  await arrive(page, make("producer"), false);
  const code = await claimed(page, county.page, name);

  await test.step("may I apply?", async () => {
    await page.goto("/apply");
    await page.locator("#product").fill(place.name);
    await main.getByLabel("生产企业或个体工商户").check({ force: true });
    await page.locator("#county").selectOption(place.county);
    await main.locator("form.act button[type=submit]").click();
    await look(page);
    await main.getByRole("link", { name: "开始填写申请" }).click();
    await expect(page).toHaveURL(/\/my\/applications\/new\?/);
    await look(page);
    await main.getByRole("button", { name: "开始填写" }).click();
    await expect(page).toHaveURL(/\/my\/applications\/[0-9a-f-]+\?done=begun$/);
    await look(page);
  });
  const draft = new URL(page.url()).pathname;
  const desk = draft.replace("/my/", "/desk/");

  await test.step("the draft, page by page", async () => {
    await main.getByRole("link", { name: /开始填写：/ }).click();
    for (const [section, given] of answers) {
      await expect(page).toHaveURL(new RegExp(`/${section}$`));
      await look(page);
      if (section === "capability") {
        // What is wrong is kept, and named at its field.
        await answer(page, { ...given, yearly_output: "很多" });
        await main.locator("button[value=next]").click();
        await expect(page).toHaveURL(/\/capability\?look=1$/);
        await expect(page.locator("#yearly_output")).toHaveValue("很多");
        await expect(page.locator("#yearly_output-error")).toBeVisible();
        await look(page);
      }
      await answer(page, given);
      await main.locator("button[value=next]").click();
      if (section === "test_report") {
        await expect(page).toHaveURL(/\/papers$/);
        await look(page);
        for (const kind of papers.slice(1)) {
          await bring(page, kind);
        }
        await main.getByRole("link", { name: /^下一页：/ }).click();
      }
    }
    // A paper is missing: the preview names it and leads to it; there is nothing to hand in with.
    await expect(page).toHaveURL(/\/preview$/);
    await expect(main.getByRole("button", { name: "提交申请" })).toHaveCount(0);
    await main.locator(".notice").getByRole("link", { name: /营业执照/ }).click();
    await bring(page, "business_licence");
    await page.goto(draft);
    await main.getByRole("link", { name: "都填好了，预览并提交" }).click();
    await expect(main.getByText("周青山")).toBeVisible();
    await look(page);
    await main.getByRole("button", { name: "提交申请" }).click();
    await expect(page).toHaveURL(/\?done=submitted$/);
    await expect(main.getByText(/\d{8}-\d{4}/).first()).toBeVisible();
    await look(page);
  });

  await test.step("its county accepts, and nobody else's", async () => {
    expect((await neighbour.page.goto(desk))?.status()).toBe(404);
    await county.page.goto(`/desk/applications?q=${encodeURIComponent(name)}`);
    await look(county.page);
    await county.page.getByRole("link", { name }).click();
    await expect(county.page.getByText("周青山").first()).toBeVisible();
    await look(county.page);
    // A second window that shows what was before.
    await second.page.goto(desk);
    await take(county.page, "accept");
    await (await open(second.page, "accept")).locator("button[type=submit]").click();
    await expect(second.page.getByRole("link", { name: /已由他人修改/ }).or(second.page.getByText("已由他人修改")).first()).toBeVisible();
    await expect(second.page.locator("#do-order_site_check")).toBeVisible();
    // Who looks on has nothing to decide with.
    await city.page.goto(desk);
    await expect(city.page.locator(".step-form")).toHaveCount(0);
    await expect(city.page.locator("#decide")).toContainText("现在由");
    const checkers = { first: county.login, second: second.login, day: today() };
    await take(county.page, "order_site_check", checkers);
  });

  await test.step("two check the place", async () => {
    await county.page.getByRole("link", { name: /^核验表/ }).click();
    const check = county.page.url();
    await look(county.page);
    await county.page.locator("#site_day").fill(today());
    await county.page.locator("#places_seen").fill("皇姑山村茶园三块，加工厂一处");
    await county.page.getByRole("main").locator("button[value=save]").first().click();
    await expect(county.page.getByText("已保存，可以稍后继续填写。")).toBeVisible();
    await expect(county.page.locator("#places_seen")).toHaveValue("皇姑山村茶园三块，加工厂一处");
    for (const [field, value] of Object.entries(found)) {
      await county.page.locator(`[name="${field}"][value="${value}"]`).check({ force: true });
    }
    // Whoever signs second finds the answers of the first.
    await county.page.getByRole("main").locator("button[value=sign]").click();
    await expect(county.page.getByText("您已签字。")).toBeVisible();
    await second.page.goto(check);
    await second.page.getByRole("main").locator("button[value=sign]").click();
    await expect(second.page.getByText("您已签字。")).toBeVisible();
  });

  await test.step("a supplement is asked for and brought", async () => {
    await county.page.goto(desk);
    const form = await open(county.page, "request_supplement");
    await form.locator("#marked-goods").check({ force: true });
    await form.locator("[name=mark_goods]").fill("请写明等级和规格");
    await take(county.page, "request_supplement", { reason: "产品描述不够具体。" });
    await page.goto(draft);
    await expect(main.getByText("产品描述不够具体。").first()).toBeVisible();
    await look(page);
    await main.locator("#marks").getByRole("link").first().click();
    await expect(page).toHaveURL(/\/product#goods$/);
    await expect(main.locator(".marked")).toContainText("请写明等级和规格");
    await look(page);
    await answer(page, { goods: "固始皇姑山茶特级、一级，100 克、250 克罐装" });
    await main.locator("button[value=stay]").click();
    await page.goto(`${draft}/preview`);
    await main.getByRole("button", { name: "提交补正" }).click();
    await expect(main.getByText("补正已提交，由要求补正的机构继续办理。")).toBeVisible();
  });

  await test.step("county, city and province agree, the last by two people", async () => {
    await county.page.goto(desk);
    await expect(county.page.getByText("100 克、250 克罐装").first()).toBeVisible();
    // What the supplement changed stands beside what it was.
    const changed = county.page.locator("#supplements tbody tr");
    await expect(changed).toHaveCount(1);
    await expect(changed).toContainText("100 克、250 克罐装");
    await expect(changed).toContainText("要求补正");
    await look(county.page);
    await take(county.page, "report_site_check");
    await take(county.page, "give_opinion");
    await city.page.goto(desk);
    await take(city.page, "city_agree");
    await province.page.goto(desk);
    await take(province.page, "propose_approval");
    // Who proposed does not approve.
    await expect(province.page.locator("#do-approve")).toHaveCount(0);
    await expect(province.page.locator(".step-blocked").first()).toContainText("须由另一人办理");
    await other.page.goto(desk);
    await take(other.page, "approve");
  });

  await test.step("the sheet, the announcement, the download", async () => {
    await province.page.goto("/desk/handovers");
    await look(province.page);
    // Other specs' cases may wait too: only this one goes on the sheet.
    for (const box of await province.page.locator("input[name=case]").all()) {
      await box.setChecked((await box.getAttribute("value")) === draft.split("/").pop(), { force: true });
    }
    await province.page.locator("#number").fill(`豫知用标试〔2026〕${name.slice(-6)}号`);
    await province.page.getByRole("main").locator("form.act button[type=submit]").click();
    await expect(province.page.getByText("汇总表已制作。")).toBeVisible();
    await expect(province.page.getByRole("table", { name: "列入的申请" }).locator("tbody tr")).toHaveCount(1);
    await look(province.page);
    await province.page.goto(desk);
    await take(province.page, "announce", { announcement: `国家知识产权局公告（试验${name.slice(-6)}）`, day: today() });
    await take(province.page, "open_download", { day: today() });
  });

  await test.step("the right is in force, for everybody to read", async () => {
    const public_page = await (await browser.newContext()).newPage();
    complaints.watch(public_page);
    await public_page.goto(`/authorisations?enterprise=${code}&product=${place.product}&on=${today()}`);
    await expect(public_page.getByText(`有授权：${today()}`)).toBeVisible();
    await public_page.getByRole("link", { name: "查看这项授权" }).click();
    await expect(public_page.getByRole("heading", { level: 1 })).toContainText(name);
    await look(public_page);
    await page.goto(draft);
    await look(page);
    await page.goto("/my/messages");
    await expect(main.getByText(name).first()).toBeVisible();
    await page.goto(`/my/applications?q=${encodeURIComponent(name)}`);
    await look(page);
    await main.getByRole("link", { name: new RegExp(place.name) }).click();
    await expect(page).toHaveURL(new RegExp(`${draft}$`));
  });
});
