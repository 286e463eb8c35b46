import { arrive, leave, make, uscc } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { expect, test } from "../support/test";

test("an announcement is entered by one officer, applied by another, and read by everybody", async ({ page, scripting }) => {
  test.slow();
  const [one, two] = [make("province_officer"), make("province_officer")];
  const code = uscc();
  const firm = `浏览测试厂${code.slice(8, 14)}`;
  const main = page.getByRole("main");

  await arrive(page, one, true);
  await page.goto("/desk/announcements/new");
  await page.locator("#kind").selectOption("user_approval");
  // Neither its number nor its date may answer a search that another spec makes.
  const letters = [...code].map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)] ?? digit).join("");
  await page.locator("#text").fill(`国家知识产权局公告（试验${letters}）`);
  await page.locator("#date").fill("2019-03-04");
  await expectAccessible(page, scripting);
  await main.getByRole("button", { name: "保存并录入清单" }).click();
  await expect(page.getByText("已保存，请录入清单。")).toBeVisible();

  // A table with a doubtful row: what is wrong is said with its row.
  const rows = `产品名称,企业名称,统一社会信用代码,所在县（市、区）\n信阳毛尖,${firm},${code},浉河区\n没有的产品,某厂,,\n`;
  await page.locator("#sheet").setInputFiles({ name: "清单.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await main.getByRole("button", { name: "导入并核对" }).click();
  await expect(main.getByText("登记系统中没有这个产品").first()).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);

  await main.getByRole("link", { name: "修改第 3 行" }).click();
  await page.locator("#leave_out").check({ force: true });
  await page.locator("#left_out").fill("公告勘误");
  await main.getByRole("button", { name: "保存这一条" }).click();
  await expect(page.getByText("已保存这一条。")).toBeVisible();

  // 信阳毛尖 has several rights: the row says which.
  await main.getByRole("link", { name: "修改第 2 行" }).click();
  await page.locator("#row-track").fill("地理标志产品");
  await main.getByRole("button", { name: "保存这一条" }).click();
  await main.getByRole("button", { name: /全部新登记/ }).click();
  await main.getByRole("button", { name: "提交给另一人执行" }).click();
  await expect(page.getByText("已提交，等待另一人执行。")).toBeVisible();
  const entry = new URL(page.url()).pathname;

  await leave(page);
  await arrive(page, two, true);
  await page.goto(entry);
  await main.getByLabel("执行", { exact: true }).check({ force: true });
  await page.locator("#reason").fill("已与公告原文核对一致");
  await main.getByRole("button", { name: "确定" }).click();
  await expect(page.getByText("已执行，全部条目生效。")).toBeVisible();

  await leave(page);
  await page.goto(`/authorisations?enterprise=${code}&product=xinyang-maojian&on=2019-03-04`);
  await expect(main.getByText(/有授权：2019-03-04/)).toBeVisible();
  await expectAccessible(page, scripting);
  await main.getByRole("link", { name: "查看这项授权" }).click();
  await expect(main.getByRole("heading", { level: 1 })).toContainText(firm);
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
});
