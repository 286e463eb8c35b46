import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { changePassword, chosen, linkFor, make, setUpSecondFactor, signIn, unique } from "../support/accounts";
import { expect, test } from "../support/test";

test("what is behind the sign-in asks to sign in first and leads back", async ({ page, scripting }) => {
  await page.goto("/my/sessions");
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fmy%2Fsessions$/);
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
  const made = make("producer");
  await page.locator("#login").fill(made.login);
  await page.locator("#password").fill(made.password);
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).click();
  await changePassword(page, made);
  await page.goto("/my/sessions");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
});

test("a wrong password keeps the name, says what is wrong and nothing more", async ({ page, complaints }) => {
  complaints.allow(/422/);
  await signIn(page, { login: "nobody.here", password: "not the password" });
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("#login")).toHaveValue("nobody.here");
  await expect(page.locator("#password")).toHaveValue("");
});

test("a producer changes the contact; a wrong number is said beside its field", async ({ page, complaints, scripting }) => {
  complaints.allow(/422/);
  const made = make("producer");
  await signIn(page, made);
  await changePassword(page, made);
  await page.goto("/my/contact");
  await page.locator("#mail").fill(`${made.login}@example.cn`);
  await page.locator("#phone").fill("123");
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page.locator("#phone")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#phone")).toHaveValue("123");
  await expectAccessible(page, scripting);
  await page.locator("#phone").fill("138 0000 1234");
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page.getByText("联系方式已保存")).toBeVisible();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in\?done=signed-out$/);
  await page.goto("/my");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
});

test("an officer sets a second factor up before anything else and then sees the desk", async ({ page, scripting }) => {
  const made = make("city_officer", "411500");
  await signIn(page, made);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/my\/second-factor$/);
  await expectAccessible(page, scripting);
  await setUpSecondFactor(page);
  await expect(page.getByText(/[0-9A-Z]{5}-[0-9A-Z]{5}/).first()).toBeVisible();
  await expectAccessible(page, scripting);
  await page.goto("/desk");
  await changePassword(page, made);
  await page.goto("/desk/claims");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
});

test("each administrator sees its own part and is told so elsewhere", async ({ page, complaints, scripting }) => {
  complaints.allow(/403/);
  const made = make("audit_admin");
  await signIn(page, made);
  await setUpSecondFactor(page);
  await page.goto("/admin");
  await changePassword(page, made);
  for (const path of ["/admin", "/admin/audit"]) {
    await page.goto(path);
    await expectAccessible(page, scripting);
    await expectNoSidewaysScroll(page);
  }
  const refused = await page.goto("/admin/accounts");
  expect(refused?.status()).toBe(403);
  await expect(page.getByText("这个角色不能使用这个页面")).toBeVisible();
});

test("a producer registers, confirms the address by mail and signs in", async ({ page, scripting }) => {
  const login = unique();
  await page.goto("/register");
  await expectAccessible(page, scripting);
  await expectNoSidewaysScroll(page);
  await page.locator("#uscc").fill("91411500MA0000015C");
  await page.locator("#enterprise_name").fill("测试茶业有限公司");
  await page.locator("#county").selectOption("411502");
  await page.locator("#name").fill("李小明");
  await page.locator("#mail").fill(`${login}@example.cn`);
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(chosen);
  await page.locator("#password_again").fill(chosen);
  // The label covers its box, so the keyboard ticks it.
  await page.locator("#agree").press(" ");
  await expect(page.locator("#agree")).toBeChecked();
  await page.getByRole("main").getByRole("button", { name: "提交注册" }).click();
  await expect(page).toHaveURL(/\/register\/sent$/);
  await expect.poll(() => linkFor(`${login}@example.cn`), { timeout: 30_000 }).toBeDefined();
  const link = linkFor(`${login}@example.cn`) ?? "";
  await page.goto(link);
  await page.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(page).toHaveURL(/\/sign-in\?done=confirmed$/);
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(chosen);
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/my$/);
  await page.goto("/my/enterprises");
  await expect(page.getByText("测试茶业有限公司").first()).toBeVisible();
});

test("the public log shows its checkpoint, an entry and a proof to take away", async ({ page, scripting }) => {
  for (const path of ["/log", "/log/entries", "/log/entries/0", "/en/log/entries/0"]) {
    await page.goto(path);
    await expectAccessible(page, scripting);
    await expectNoSidewaysScroll(page);
  }
  const proof = await page.request.get("/log/entries/0/proof");
  expect(await proof.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
});
