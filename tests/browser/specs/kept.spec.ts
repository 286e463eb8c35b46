import type { Page } from "@playwright/test";
import { arrive, make, unique, uscc } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { claimed, sit, today } from "../support/cases";
import { expect, test } from "../support/test";

/** A product that no other spec looks at, and its county. */
const product = { slug: "huaibin-ruojinxiaomai", name: "淮滨弱筋小麦", county: "411527" };

test.skip(
  ({ scripting, viewport }) => scripting !== ((viewport?.width ?? 0) < 600),
  "by hand once on a telephone with scripting and once on a desk without",
);

/** What looks at a page. */
function looking(scripting: boolean): (there: Page) => Promise<void> {
  return async (there) => {
    await expectAccessible(there, scripting);
    await expectNoSidewaysScroll(there);
  };
}

test("the province ties a mark, its registrant names a user, the province confirms it, the registrant ends it", async ({
  browser, complaints, page, scripting,
}) => {
  test.slow();
  // What is not in order is answered 422.
  complaints.allow(/status of 422/);
  const look = looking(scripting);
  const main = page.getByRole("main");
  const registrant = make("registrant");
  // A number of eight digits, as the register of marks gives them.
  const number = uscc().slice(8, 16);
  const user = { code: uscc(), name: `面粉厂${unique()}`, filing: `2026备${number}` };
  const { page: desk } = await sit(browser, complaints, "province_officer");
  const office = desk.getByRole("main");
  await arrive(page, registrant, false);

  await test.step("the province ties the mark to the registrant's account", async () => {
    await desk.goto("/desk/marks");
    await office.getByRole("link", { name: "登记商标" }).click();
    await desk.locator("#registrant").fill(registrant.login);
    await desk.locator("#product").selectOption(product.slug);
    await desk.locator("[name=track][value=certification_mark]").check({ force: true });
    await desk.locator("#mark_no").fill(`第${number}号`);
    await desk.locator("#holder").fill("淮滨县小麦协会");
    await desk.locator("#expires").fill("2031-03-01");
    await office.getByRole("button", { name: "登记" }).click();
    await expect(desk).toHaveURL(/\/desk\/marks\?done=tied$/);
    await expect(desk.getByText("商标已登记，注册人会收到通知。")).toBeVisible();
    await desk.locator("#q").fill(number);
    await desk.locator("#q").press("Enter");
    await office.getByRole("link", { name: number }).click();
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText(`商标 ${number}`);
  });

  await test.step("the registrant names a user", async () => {
    await page.goto("/my/members");
    await main.getByRole("link", { name: number }).click();
    const declare = page.locator("#declare");
    await declare.locator("#uscc").fill(user.code);
    await declare.locator("#enterprise_name").fill(user.name);
    await declare.locator("#since").fill("2026-06-01");
    await declare.getByRole("button", { name: "申报" }).click();
    // A licence is filed; without its filing nothing is declared, and nothing typed is lost.
    await expect(page.locator("#filing_no-error")).toBeVisible();
    await expect(declare.locator("#enterprise_name")).toHaveValue(user.name);
    await declare.locator("#filing_no").fill(user.filing);
    await declare.locator("#filed_on").fill("2026-05-06");
    await declare.getByRole("button", { name: "申报" }).click();
    await expect(page).toHaveURL(/\?done=declared$/);
    await expect(page.getByText("已申报，等待省知识产权局确认。")).toBeVisible();
    await expect(page.locator("#users tbody tr")).toHaveCount(1);
    await expect(page.locator("#users tbody tr")).toContainText("待确认");
    await look(page);
  });
  const mine = new URL(page.url()).pathname;

  await test.step("a list is looked at before anything of it is declared", async () => {
    const head = "统一社会信用代码,企业名称,许可备案号,备案公告日期,开始日期,截止日期";
    const row = (code: string) => `${code},${user.name}二场,${user.filing},2026-05-06,2026-06-01,`;
    await page.locator("#rows").fill([head, row(user.code), row(uscc())].join("\n"));
    await main.getByRole("button", { name: "预览" }).click();
    await expect(page.locator("#problems tbody tr")).toHaveCount(1);
    await look(page);
    await page.locator("#rows").fill([head, row(uscc())].join("\n"));
    await main.getByRole("button", { name: "预览" }).click();
    await expect(page.locator("#in-order tbody tr")).toHaveCount(1);
    await main.getByRole("link", { name: "不申报，返回" }).click();
    await expect(page.locator("#users tbody tr")).toHaveCount(1);
  });

  await test.step("the province confirms it", async () => {
    await desk.reload();
    await desk.getByLabel(`选择${user.name}`).check({ force: true });
    await look(desk);
    await office.getByRole("button", { name: "确认所选" }).click();
    await expect(desk).toHaveURL(/\?done=confirmed$/);
    await expect(desk.getByText("已确认，注册人会收到通知。")).toBeVisible();
    await expect(desk.locator("#users tbody tr")).toContainText("已确认");
    await office.getByRole("link", { name: user.name }).click();
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText(user.name);
    await expect(office).toContainText(user.filing);
    await look(desk);
  });

  await test.step("the registrant ends the use, and both read why", async () => {
    await page.goto(mine);
    await main.getByRole("link", { name: user.name }).click();
    await expect(page).toHaveURL(/\/my\/members\/use\/[0-9a-f-]+$/);
    const end = page.locator("#end button[type=submit]");
    await end.click();
    await expect(page.locator("#reason-error")).toBeVisible();
    await expect(page.locator("#last_day")).toHaveValue(today());
    await look(page);
    await page.locator("#reason").fill("许可合同已解除。");
    await end.click();
    await expect(page).toHaveURL(/\?done=ended$/);
    await expect(page.getByText("已终止，并记入公开日志。")).toBeVisible();
    await expect(page.locator("#end")).toHaveCount(0);
    await desk.reload();
    await expect(office).toContainText("许可合同已解除。");
    await expect(desk.locator("#end")).toHaveCount(0);
  });
});

test("a grower is entered with a plot, the card says nothing personal, and two people erase the grower", async ({
  browser, complaints, page, scripting,
}) => {
  test.slow();
  // What is not in order is answered 422.
  complaints.allow(/status of 422/);
  const look = looking(scripting);
  const main = page.getByRole("main");
  const grower = { name: "周青山", phone: "13800001234", village: "期思镇白果村 3 组" };
  const { page: desk } = await sit(browser, complaints, "county_officer", product.county);
  const office = desk.getByRole("main");
  await arrive(page, make("producer"), false);
  await claimed(page, desk, `小麦合作社${unique()}`, uscc(), product.county);

  await test.step("a co-operative enters a grower with a plot", async () => {
    await page.goto("/my/growers");
    await main.getByRole("link", { name: "录入农户" }).first().click();
    await page.locator("#county").selectOption(product.county);
    await page.locator("#grower_name").fill(grower.name);
    await page.locator("#phone").fill(grower.phone);
    await page.locator("#village").fill(grower.village);
    await page.locator("#product").selectOption(product.slug);
    await page.locator("#datum").selectOption("CGCS2000");
    await page.locator("#corners").fill("115.4510,32.4510\n115.4530,32.4510\n115.4530,32.4530\n115.4510,32.4530");
    await main.getByRole("button", { name: "录入" }).click();
    await expect(page).toHaveURL(/\/my\/growers\/[0-9a-f-]+\?done=entered$/);
    await expect(page.getByText("已录入。")).toBeVisible();
    await expect(page.locator("#plots tbody tr")).toContainText("已记录");
    await look(page);
    await page.locator("#add-plot #product").selectOption(product.slug);
    await page.locator("#add-plot #area").fill("25");
    await page.locator("#add-plot button[type=submit]").click();
    await expect(page.locator("#plots tbody tr")).toHaveCount(2);
    await expect(page.locator("#plots tbody")).toContainText("未记录");
    // Entered wrongly: the plot is ended, with a reason, and the right one is added.
    const plot = await page.locator("#end-plot #plot option", { hasText: /25(\.0+)? / }).getAttribute("value");
    await page.locator("#end-plot #plot").selectOption(plot);
    await page.locator("#end-plot button[type=submit]").click();
    await expect(page.locator("#end-reason-error")).toBeVisible();
    await expect(page.locator("#end-plot #plot")).toHaveValue(plot ?? "");
    await page.locator(".errors").getByRole("link").first().click();
    await expect(page.locator("#end-reason")).toBeFocused();
    await page.locator("#end-reason").fill("面积录入有误，应为 2.5 亩。");
    await page.locator("#end-plot button[type=submit]").click();
    await expect(page).toHaveURL(/\?done=plot-ended$/);
    await expect(page.locator("#plots tbody")).toContainText("面积录入有误");
    await look(page);
    await page.locator("#add-plot #product").selectOption(product.slug);
    await page.locator("#add-plot #area").fill("2.5");
    await page.locator("#add-plot button[type=submit]").click();
    await expect(page.locator("#plots tbody tr")).toHaveCount(3);
    for (const value of [grower.name, grower.phone, "白果村"]) {
      await expect(main).not.toContainText(value);
    }
  });
  const mine = new URL(page.url()).pathname;
  const card = (await main.locator("td code").first().innerText()).replace(/\s/g, "");
  const reader = await (await browser.newContext()).newPage();
  complaints.watch(reader);

  await test.step("the card, for its holder and for everybody", async () => {
    await main.getByRole("link", { name: "打印农户卡" }).click();
    await expect(page).toHaveURL(new RegExp(`${mine}/card$`));
    await expect(main.getByRole("img", { name: "指向本卡公开页的二维码" })).toBeVisible();
    await look(page);
    await reader.goto(`/growers/${card}`);
    await expect(reader.getByRole("main")).toContainText(product.name);
    for (const value of ["周", "1234", "期思镇"]) {
      await expect(reader.getByRole("main")).not.toContainText(value);
    }
    await look(reader);
  });

  await test.step("the county finds the grower by the card and looks closer with a reason", async () => {
    await desk.goto("/desk/growers");
    await desk.locator("#q").fill(card);
    await desk.locator("#q").press("Enter");
    await expect(office.locator("tbody tr")).toHaveCount(1);
    await office.locator("tbody a").first().click();
    await expect(desk).toHaveURL(new RegExp(`${mine.replace("/my/", "/desk/")}$`));
    await expect(office).not.toContainText(grower.name);
    await look(desk);
    await desk.locator("#reveal-reason").fill("核对面积时须联系本人。");
    await desk.locator("#reveal button[type=submit]").click();
    await expect(office).toContainText(grower.phone);
    await expect(office).toContainText(grower.village);
    await desk.goto(mine.replace("/my/", "/desk/"));
    await expect(office).not.toContainText(grower.name);
  });

  await test.step("one asks for the erasure, another erases, and the card ends", async () => {
    await page.goto(mine);
    await page.locator("#erase-reason").fill("本人要求删除。");
    await page.locator("#erase button[type=submit]").click();
    await expect(page).toHaveURL(/\?done=asked$/);
    await expect(page.locator("#erase")).toContainText("须由另一人执行。");
    await desk.reload();
    await desk.getByRole("button", { name: "执行删除" }).click();
    await expect(desk).toHaveURL(/\?done=erased$/);
    await reader.reload();
    await expect(reader.getByText("这张卡已停用。")).toBeVisible();
  });
});
