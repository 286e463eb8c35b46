import type { Page } from "@playwright/test";
import { arrive, make, uscc } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { expect, test } from "../support/test";

/** A corner table of a field in 浉河区, as a survey gives it. */
const table = [
  "点号,经度,纬度", "J1,113.9190,32.0290", "J2,113.9210,32.0290", "J3,113.9210,32.0310", "J4,113.9190,32.0310",
].join("\r\n");

test("a producer declares a base by a corner table and the county's officer accepts it", async ({ browser, complaints, page, scripting }) => {
  test.slow();
  // What is not in order is answered 422.
  complaints.allow(/422/);
  const producer = make("producer");
  const officer = make("county_officer", "411502");
  const name = `测试茶厂${producer.login}`;

  // The enterprise is claimed and the claim accepted: only then has it bases.
  await arrive(page, producer, false);
  await page.goto("/my/claims/new");
  await page.locator("#uscc").fill(uscc());
  await page.locator("#enterprise_name").fill(name);
  await page.locator("#county").selectOption("411502");
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  // The officer sits at a browser of their own.
  const office = await browser.newContext();
  const desk = await office.newPage();
  await arrive(desk, officer, true);
  await desk.goto(`/desk/claims?q=${encodeURIComponent(name)}`);
  await desk.getByRole("link", { name }).click();
  await desk.locator("#decision").check({ force: true });
  await desk.locator("#decide textarea").fill("执照已核对");
  await desk.locator("#decide form.act button[type=submit]").click();

  await page.goto("/my/bases/new");
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
  await page.locator("#ground_name").fill("北坡茶园");
  await page.locator("#product").selectOption("xinyang-maojian");
  await page.locator("#county").selectOption("411502");
  await page.locator("#datum").selectOption("CGCS2000");
  // Swapped columns are told, and nothing that was typed is lost.
  await page.locator("#corners").fill("32.0290,113.9190\n32.0290,113.9210\n32.0310,113.9210");
  const send = page.getByRole("main").locator("form.act button[type=submit]").last();
  await send.click();
  await expect(page.locator("#corners-error")).toContainText("第 1 行经纬度颠倒");
  await expect(page.locator("#ground_name")).toHaveValue("北坡茶园");
  await page.locator("#shape_file").setInputFiles({ name: "拐点.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.locator("#corners").fill("");
  await send.click();
  await expect(page.getByText("已申报，等待主管机构认定。")).toBeVisible();
  await expect(page.locator(".sketch svg")).toBeVisible();
  await expect(page.getByText("113.919000").first()).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
  const path = new URL(page.url()).pathname.replace("/my/", "/desk/");

  await desk.goto(path);
  await expectAccessible(desk, scripting);
  await desk.locator("#decision").check({ force: true });
  await desk.locator("#decide textarea").fill("现场核对无误");
  await desk.locator("#decide form.act button[type=submit]").click();
  await expect(desk.getByText("已同意，企业会收到通知。")).toBeVisible();
  await page.reload();
  await expect(page.getByText("已同意").first()).toBeVisible();

  // A site check finds it otherwise: the officer draws it anew, on the map where there is scripting, else in corners.
  await desk.getByRole("link", { name: "在地图上绘制范围" }).click();
  const corners = desk.locator("#corners");
  await expect(corners).toHaveValue(/^113\.9190000, 32\.0290000\n/);
  const map = desk.locator(".draw-map");
  if (scripting) {
    await drawn(desk);
  } else {
    await expect(map).toBeHidden();
    await corners.fill("113.9190,32.0290\n113.9212,32.0290\n113.9212,32.0310");
  }
  await expectAccessible(desk, scripting);
  await expectNoSidewaysScroll(desk);
  const submit = desk.getByRole("main").locator("form.act button[type=submit]").last();
  const kept = await corners.inputValue();
  await submit.click();
  await expect(desk.locator("#reason-error")).toBeVisible();
  await expect(corners).toHaveValue(kept);
  await desk.locator("#reason").fill("现场核验，逐点测量");
  await submit.click();
  await expect(desk.getByText("已保存绘制的范围，等待另一名工作人员认定")).toBeVisible();
  // Who drew it does not decide; the enterprise sees that its office drew it.
  await desk.locator("#decision").check({ force: true });
  await desk.locator("#decide textarea").fill("与测量一致");
  await desk.locator("#decide form.act button[type=submit]").click();
  await expect(desk.locator("#decision-error")).toBeVisible();
  await page.reload();
  await expect(page.getByText("主管机构绘制").first()).toBeVisible();
  await office.close();
});

/** Corners moved, put in and taken away, by mouse and by keys; the field has each at once. */
async function drawn(desk: Page): Promise<void> {
  const corners = desk.locator("#corners");
  const lines = async () => (await corners.inputValue()).trim().split("\n").length;
  const dots = desk.locator(".draw-map .draw-corner");
  await expect(dots).toHaveCount(4);
  await desk.locator(".draw-map .draw-between").first().click();
  await expect(dots).toHaveCount(5);
  expect(await lines()).toBe(5);
  // The new one has the focus: an arrow key moves it, Delete takes it away, and undoing brings it back.
  const before = await corners.inputValue();
  await desk.keyboard.press("ArrowUp");
  await expect.poll(() => corners.inputValue()).not.toBe(before);
  await desk.keyboard.press("Delete");
  await expect(dots).toHaveCount(4);
  await desk.getByRole("button", { name: "撤销一步" }).click();
  await expect(dots).toHaveCount(5);
  // Dragged.
  await dots.first().scrollIntoViewIfNeeded();
  const box = await dots.first().boundingBox();
  if (box === null) throw new Error("a corner that is nowhere");
  const first = (await corners.inputValue()).split("\n")[0];
  await desk.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await desk.mouse.down();
  await desk.mouse.move(box.x - 20, box.y + 30, { steps: 4 });
  await desk.mouse.up();
  await expect.poll(async () => (await corners.inputValue()).split("\n")[0]).not.toBe(first);
  // What the map cannot read it leaves alone, and says so.
  const typed = "东经113°55′08″，北纬32°01′44″\n";
  await corners.fill(typed);
  await expect(desk.getByRole("status").filter({ hasText: "第 1 行不是十进制度数" })).toBeVisible();
  await desk.locator(".draw-map").click({ position: { x: 60, y: 200 } });
  await expect(corners).toHaveValue(typed);
  await desk.getByRole("button", { name: "撤销一步" }).click();
  await expect(dots).toHaveCount(5);
  // From nothing: three clicks are a field.
  await desk.getByRole("button", { name: "清空" }).click();
  for (const [x, y] of [[80, 120], [240, 120], [240, 260]] as const) {
    await desk.locator(".draw-map").click({ position: { x, y } });
  }
  await expect(dots).toHaveCount(3);
  await expect(desk.getByRole("status").filter({ hasText: "共 3 个拐点" })).toBeVisible();
  await desk.getByRole("button", { name: "恢复现有范围" }).click();
  await expect(dots).toHaveCount(4);
}
