import type { Locator, Page, Route } from "@playwright/test";
import { arrive, make, unique, uscc } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { claimed, granted, sent, sit, today } from "../support/cases";
import { expect, test } from "../support/test";

/** A product of one right that no other spec looks at, and its county. */
const product = { name: "潢川金桂", county: "411526" };

/** What an office orders. */
const order = {
  demand: "部分批次的包装没有标注统一社会信用代码。\n请更换包装，并清点已售出的批次。",
  basis: "责令限期整改通知书〔2026〕第 7 号",
};

test("an office orders a right to be put right, the enterprise reports, the office ends it", async ({ browser, complaints, page, scripting }) => {
  // Four people at four browsers.
  test.slow();
  // What is not in order is answered 422.
  complaints.allow(/status of 422/);
  const main = page.getByRole("main");
  const code = uscc();
  const name = `花木厂${unique()}`;
  // Each page is examined once at each width, once with scripting and once without.
  const narrow = (page.viewportSize()?.width ?? 0) < 600;
  const look = async (there: Page) => {
    if (scripting === narrow) {
      await expectAccessible(there, scripting);
    }
    await expectNoSidewaysScroll(there);
  };

  const [firstDay, laterDay] = [inDays(30), inDays(45)];
  const { page: desk } = await sit(browser, complaints, "county_officer", product.county);
  const [first, second] = [await sit(browser, complaints, "province_officer"), await sit(browser, complaints, "province_officer")];
  await arrive(page, make("producer"), false);
  await claimed(page, desk, name, code, product.county);
  await granted(first.page, second.page, { product: product.name, enterprise: name, uscc: code });
  await page.goto("/my/authorisations");
  await main.getByRole("link", { name: product.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(product.name);
  const mine = new URL(page.url()).pathname;
  // Whoever uses the mark is not watched for not using it.
  await sent(page, `${mine}/use`, { day: today(), batch: "20260318" });

  const found = desk.getByRole("main").getByRole("table", { name: "用标授权" }).locator("tbody tr");
  const list = `/desk/authorisations?q=${code}`;
  const submit = (id: string) => desk.locator(`#${id} form.act button[type=submit]`);

  await test.step("the office finds the right by its enterprise's code", async () => {
    await desk.goto("/desk/authorisations");
    await desk.locator("#q").fill(code);
    await desk.locator("#q").press("Enter");
    await expect(desk).toHaveURL(new RegExp(`\\?q=${code}$`));
    await expect(found).toHaveCount(1);
    await expect(found).toContainText("有效");
    await look(desk);
    await desk.getByRole("link", { name }).click();
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(desk.locator("#end")).toHaveCount(0);
  });

  await test.step("what is wrong with an order is named at its field, and nothing typed is lost", async () => {
    await desk.locator("#demand").fill(order.demand);
    await desk.locator("#due").fill(today());
    await submit("order").click();
    await expect(desk.locator("#basis-error")).toBeVisible();
    await expect(desk.locator("#due-error")).toBeVisible();
    await expect(desk.locator("#demand-error")).toHaveCount(0);
    await expect(desk.locator("#demand")).toHaveValue(order.demand);
    await expect(desk.locator("#due")).toHaveValue(today());
    await look(desk);
    await desk.locator(".errors").getByRole("link").first().click();
    await expect(desk).toHaveURL(/#basis$/);
    await desk.locator("#demand").fill("");
    await desk.locator("#basis").fill(order.basis);
    await desk.locator("#due").fill("");
    await submit("order").click();
    await expect(desk.locator("#demand-error")).toBeVisible();
    await expect(desk.locator("#due-error")).toBeVisible();
    await expect(desk.locator("#basis")).toHaveValue(order.basis);
    await expect(desk.locator("#orders")).toHaveCount(0);
  });

  await test.step("whoever presses again because no answer came has ordered once", async () => {
    await desk.locator("#demand").fill(order.demand);
    await desk.locator("#due").fill(firstDay);
    await pressUnanswered(desk, submit("order"));
    await expect(desk.locator("#demand")).toHaveValue(order.demand);
    // A click looks for the page that did not come, by timers that never ring where scripting is off.
    await submit("order").press("Enter");
    await expect(desk).toHaveURL(/\?done=ordered$/);
    await expect(desk.getByText("已责令整改并告知企业。")).toBeVisible();
    await expect(desk.locator("#orders table")).toHaveCount(1);
    await expect(desk.locator("#orders")).toContainText(order.basis);
    await expect(desk.locator("#history").getByText("责令限期整改")).toHaveCount(1);
    await expect(desk.locator("#order")).toHaveCount(0);
    await expect(desk.locator("#end")).toContainText("企业尚未提交整改报告。");
    await look(desk);
    await desk.goto(`${list}&care=rectification`);
    await expect(found).toHaveCount(1);
    await expect(found).toContainText("整改中");
  });

  await test.step("the enterprise is told, and reports", async () => {
    await page.goto("/my/messages");
    await expect(main.getByText(`被责令限期整改，请在 ${firstDay} 前完成`)).toBeVisible();
    await page.goto(mine);
    await expect(page.locator("#orders")).toContainText("请更换包装，并清点已售出的批次。");
    await expect(page.locator("#orders")).toContainText(firstDay);
    const send = main.locator("form[action$='/report'] button[type=submit]");
    await page.locator("#report").fill("  ");
    await send.click();
    await expect(page.locator("#report-error")).toBeVisible();
    await look(page);
    await page.locator("#report").fill("包装已全部更换，附清点表。");
    await send.dblclick();
    await expect(page).toHaveURL(/\?done=reported$/);
    await expect(page.getByText("整改报告已提交，请等待管理部门核查。")).toBeVisible();
    await expect(page.locator("#orders").getByText("包装已全部更换，附清点表。")).toHaveCount(1);
  });

  await test.step("the office looks and finds it not done: the enterprise is told why and until when, and reports again", async () => {
    await desk.goto(mine.replace("/my/", "/desk/"));
    await desk.getByRole("radio", { name: "未整改到位" }).check({ force: true });
    await desk.locator("#finding").fill("仓库中还有两个批次没有更换。");
    await submit("end").click();
    await expect(desk.locator("#due-error")).toBeVisible();
    await expect(desk.locator("#finding")).toHaveValue("仓库中还有两个批次没有更换。");
    await expect(desk.getByRole("radio", { name: "未整改到位" })).toBeChecked();
    await look(desk);
    await desk.locator("#due").fill(laterDay);
    await submit("end").dblclick();
    await expect(desk).toHaveURL(/\?done=returned$/);
    await expect(desk.getByText("已记录未整改到位，并告知企业。")).toBeVisible();
    await page.goto("/my/messages");
    await expect(main.getByText(`经核查尚未整改到位，请在 ${laterDay} 前完成`)).toBeVisible();
    await page.goto(mine);
    await expect(page.locator("#orders")).toContainText("仓库中还有两个批次没有更换。");
    await expect(page.locator("#orders")).toContainText(laterDay);
    await page.locator("#report").fill("剩余两个批次已更换，附清点表。");
    await main.locator("form[action$='/report'] button[type=submit]").click();
    await expect(page).toHaveURL(/\?done=reported$/);
  });

  await test.step("the office ends the order, and everybody reads that it is over, not what it was", async () => {
    await desk.goto(mine.replace("/my/", "/desk/"));
    await expect(desk.locator("#orders")).toContainText("剩余两个批次已更换，附清点表。");
    await submit("end").click();
    await expect(desk.locator("#finding-error")).toBeVisible();
    await expect(desk.locator("#outcome-error")).toBeVisible();
    await desk.getByRole("radio", { name: "整改通过" }).check({ force: true });
    await desk.locator("#finding").fill("现场抽查三个批次，包装已更换。");
    await submit("end").dblclick();
    await expect(desk).toHaveURL(/\?done=ended$/);
    await expect(desk.getByText("整改已结束，已告知企业。")).toBeVisible();
    await expect(desk.locator("#orders")).toContainText("现场抽查三个批次，包装已更换。");
    await expect(desk.locator("#history").getByText("整改完成")).toHaveCount(1);
    await expect(desk.locator("#order")).toBeVisible();
    await expectNoSidewaysScroll(desk);
    await desk.goto(mine.replace("/my/", "/"));
    await expect(desk.getByText("整改完成")).toBeVisible();
    await expect(desk.getByRole("main")).not.toContainText("包装");
    await page.goto(mine);
    await expect(page.locator("#orders")).toContainText("现场抽查三个批次，包装已更换。");
    await expect(page.locator("#report")).toHaveCount(0);
  });
});

/** Presses a button that sends a form, and the answer is lost on the way: what was sent is done, the page stays. */
async function pressUnanswered(page: Page, button: Locator): Promise<void> {
  // Cookies that are for safe connections alone a browser gives to its own machine; this client would not.
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  let answered = 0;
  const lose = async (route: Route) => {
    const answer = await route.fetch({ headers: { ...route.request().headers(), cookie }, maxRedirects: 0 });
    answered = answer.status();
    await route.fulfill({ status: 204 });
  };
  await page.route("**/*", lose, { times: 1 });
  await button.click();
  await expect.poll(() => answered).toBe(303);
}

/** The day that comes so many days after today, where the offices are. */
function inDays(days: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
