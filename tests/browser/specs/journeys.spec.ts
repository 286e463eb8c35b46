import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { arrive, chosen, leave, linkFor, make, setUpSecondFactor, signIn, unique, uscc } from "../support/accounts";
import { expect, test } from "../support/test";

/** A small picture, as somebody's licence: a picture of the project. */
const licence = readFileSync(fileURLToPath(new URL("../../../docs/images/scan.png", import.meta.url)));

test("a claim goes from the producer to the county office and back", async ({ page, scripting }) => {
  test.slow();
  const producer = make("producer");
  const name = `浉河${unique()}茶叶专业合作社`;
  await arrive(page, producer, false);
  await page.goto("/my/claims/new");
  await page.locator("#uscc").fill(uscc());
  await page.locator("#enterprise_name").fill(name);
  await page.locator("#county").selectOption("411502");
  await page.locator("#statement").fill("本人是该社理事长，营业执照见附件。");
  await page.locator("input[type=file]").setInputFiles({ name: "营业执照.png", mimeType: "image/png", buffer: licence });
  await page.getByRole("main").getByRole("button", { name: "提交申请" }).click();
  await expect(page).toHaveURL(/\/my\/claims\/[0-9a-f-]+\?done=made$/);
  await expect(page.getByText("营业执照.png")).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
  const claim = new URL(page.url()).pathname;

  await leave(page);
  await arrive(page, make("county_officer", "411502"), true);
  await page.goto(`/desk/claims?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByText("营业执照.png")).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
  await page.locator("input[name=decision][value=accept]").check({ force: true });
  await page.locator("#reason").fill("营业执照与所填一致。");
  await page.getByRole("main").locator("form[action$='/decide'] button[type=submit]").click();
  await expect(page.getByText("已认领").first()).toBeVisible();
  await expectAccessible(page, scripting);

  await leave(page);
  await signIn(page, { login: producer.login, password: chosen });
  await page.goto(claim);
  await expect(page.getByText("已认领").first()).toBeVisible();
  await expect(page.getByText("营业执照与所填一致。")).toBeVisible();
  await page.goto("/my/messages");
  await expect(page.getByText(name).first()).toBeVisible();
  await expectAccessible(page, scripting);
  await page.goto("/my/enterprises");
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
});

test("a role is given by two people, and the invited officer comes in by the letter", async ({ page, scripting }) => {
  test.slow();
  const login = unique();
  await arrive(page, make("system_admin"), true);
  await page.goto("/admin/accounts/new");
  await page.locator("#name").fill("王小川");
  await page.locator("#mail").fill(`${login}@example.cn`);
  await page.locator("#login").fill(login);
  await page.locator("#role").selectOption("county_officer");
  await page.locator("#office").selectOption("411502");
  await page.locator("#reason").fill("新到岗。");
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page.getByText("待决定").first()).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);

  await leave(page);
  await arrive(page, make("security_admin"), true);
  await page.goto("/admin/proposals");
  await page.locator("tr", { hasText: login }).locator("a[href*='/admin/proposals/']").first().click();
  await expectAccessible(page, scripting);
  await page.locator("input[name=decision][value=approve]").check({ force: true });
  await page.locator("#reason").fill("已核对任职文件。");
  await page.getByRole("main").locator("form[action$='/decide'] button[type=submit]").click();
  await expect(page.getByText("已批准").first()).toBeVisible();

  await leave(page);
  await expect.poll(() => linkFor(`${login}@example.cn`), { timeout: 30_000 }).toBeDefined();
  await page.goto(linkFor(`${login}@example.cn`) ?? "");
  await expectAccessible(page, scripting);
  await page.locator("#password").fill(chosen);
  await page.locator("#password_again").fill(chosen);
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page).toHaveURL(/\/sign-in\?done=/);
  await signIn(page, { login, password: chosen });
  await setUpSecondFactor(page);
  await page.goto("/desk");
  await expect(page.getByText("浉河区知识产权局").first()).toBeVisible();
});

test("a forgotten password is replaced by the letter's link, which works once", async ({ page, complaints, scripting }) => {
  test.slow();
  complaints.allow(/4(04|10|22)/);
  const made = make("producer");
  await arrive(page, made, false);
  await page.goto("/my/contact");
  await page.locator("#mail").fill(`${made.login}@example.cn`);
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page.getByText("联系方式已保存")).toBeVisible();
  await leave(page);
  await page.goto("/forgot");
  await page.locator("#login").fill(made.login);
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page).toHaveURL(/\/forgot\/sent$/);
  await expect.poll(() => linkFor(`${made.login}@example.cn`), { timeout: 30_000 }).toBeDefined();
  const link = linkFor(`${made.login}@example.cn`) ?? "";
  await page.goto(link);
  await expectAccessible(page, scripting);
  const fresh = `${chosen} 又一年`;
  await page.locator("#password").fill(fresh);
  await page.locator("#password_again").fill(fresh);
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page).toHaveURL(/\/sign-in\?done=/);
  await page.goto(link);
  await expect(page.locator("#password_again")).toHaveCount(0);
  await expectAccessible(page, scripting);
  await signIn(page, { login: made.login, password: fresh });
  await expect(page).toHaveURL(/\/my$/);
});
