import { chosen, unique, uscc } from "../support/accounts";
import { claimed, filled, idOf, place, type Seat, sit, submitted, today } from "../support/cases";
import { chooseIn, expectFocusSeen, press, tabBackTo, tabTo, typeInto, withoutPointer } from "../support/keyboard";
import { expect, test } from "../support/labels";

// A telephone has no Tab key; its pages are the same documents.
test.skip(({ viewport }) => (viewport?.width ?? 0) < 600, "journeys by keyboard belong to a desk's width");

test.describe("a reader with a keyboard alone", () => {
  test.beforeEach(async ({ page }) => withoutPointer(page));

  test("1 searches for a product and opens it", async ({ page }) => {
    await page.goto("/");
    const field = page.getByRole("main").locator("input[name=q]");
    await typeInto(page, field, "信阳毛尖");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/products\?q=./);
    await press(page, page.locator(".content .names .name a").first());
    await expect(page).toHaveURL(/\/products\/xinyang-maojian$/);
  });

  test("2 narrows the list and widens it again", async ({ page }) => {
    await page.goto("/products");
    const tea = page.getByRole("navigation", { name: "筛选条件" }).getByRole("link").filter({ hasText: "茶叶" }).first();
    await press(page, tea);
    await expect(page).toHaveURL(/category=tea/);
    await press(page, page.locator(".filters a").first());
    await expect(page).not.toHaveURL(/category=tea/);
  });

  test("3 takes a suggestion", async ({ page }) => {
    await page.goto("/");
    const field = page.getByRole("main").getByRole("combobox");
    await expect(field).toHaveAttribute("aria-autocomplete", "list");
    await typeInto(page, field, "xymj");
    await expect(page.getByRole("listbox")).toBeVisible();
    await expectFocusSeen(field);
    await page.keyboard.press("ArrowDown");
    await expect(field).toHaveAttribute("aria-activedescendant", /./);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/products\/xinyang-maojian$/);
  });

  test("4 unfolds where the facts come from, and folds it", async ({ page }) => {
    await page.goto("/products/xinyang-maojian");
    const drawer = page.locator("details.drawer").last();
    const summary = drawer.locator("> summary");
    await tabTo(page, summary);
    await expectFocusSeen(summary);
    await page.keyboard.press("Enter");
    await expect(drawer).toHaveAttribute("open", "");
    await page.keyboard.press("Space");
    await expect(drawer).not.toHaveAttribute("open", "");
  });

  test("5 verifies a label", async ({ labels, page }) => {
    await page.goto("/verify");
    await typeInto(page, page.getByLabel("标签编号"), labels.take().toLowerCase());
    await press(page, page.getByRole("main").getByRole("button", { name: "查验" }));
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByLabel("标签编号")).toHaveCount(0);
  });

  test("6 signs in, and out again", async ({ browser, complaints, page }) => {
    const { login } = await sit(browser, complaints, "producer");
    await page.goto("/sign-in");
    await typeInto(page, page.locator("#login"), login);
    await typeInto(page, page.locator("#password"), chosen);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/my$/);
    await press(page, page.getByRole("button", { name: "退出登录" }));
    await expect(page).not.toHaveURL(/\/my/);
  });

  test("7 asks whether they may apply", async ({ page }) => {
    await page.goto("/apply");
    await typeInto(page, page.locator("#product"), place.name);
    // Into the choices with Tab, on with the arrows.
    await tabTo(page, page.locator("#being"));
    await page.keyboard.press("Space");
    await expect(page.locator("#being")).toBeChecked();
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("#being-1")).toBeChecked();
    await expectFocusSeen(page.locator("#being-1"));
    await chooseIn(page, page.locator("#county"), place.county);
    await press(page, page.getByRole("main").locator("form.act button[type=submit]"));
    await expect(page.getByText("按您的回答，可以提出申请")).toBeVisible();
    await press(page, page.getByRole("link", { name: "开始填写申请" }));
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("8 asks for the answer of a day", async ({ page }) => {
    await page.goto("/authorisations");
    await typeInto(page, page.locator("#enterprise"), "信阳市茶叶协会");
    await typeInto(page, page.locator("#product"), "信阳毛尖");
    await press(page, page.getByRole("main").locator("form.act button[type=submit]"));
    await expect(page).toHaveURL(new RegExp(`on=${today()}`));
    await expect(page.getByRole("main").locator(".notice")).toContainText("信阳毛尖");
  });

  test("9 has the pages shown in large letters", async ({ page }) => {
    await page.goto("/about");
    const settings = page.getByRole("banner").locator("details.display");
    await press(page, settings.locator("summary"));
    const elder = settings.getByRole("button", { name: "长辈版" });
    await press(page, elder);
    await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
    await expect(page).toHaveURL(/\/about$/);
  });
});

test.describe("whoever applies or decides with a keyboard alone", () => {
  test.describe.configure({ mode: "serial" });
  let producer: Seat;
  let officer: Seat;
  let enterprise = "";
  const name = `键盘茶厂${unique()}`;

  test.beforeAll(async ({ browser }) => {
    test.slow();
    officer = await sit(browser, undefined, "county_officer", place.county);
    producer = await sit(browser, undefined, "producer");
    const code = uscc();
    await claimed(producer.page, officer.page, name, code);
    enterprise = idOf(code);
    await withoutPointer(producer.page);
    await withoutPointer(officer.page);
  });

  test("10 begins a draft and fills a page of it", async ({ complaints }) => {
    const { page } = producer;
    complaints.watch(page);
    await page.goto(`/my/applications/new?product=${place.product}`);
    await press(page, page.getByRole("main").getByRole("button", { name: "开始填写" }));
    await expect(page).toHaveURL(/\?done=begun$/);
    await press(page, page.getByRole("link", { name: "开始填写：申请人" }));
    await typeInto(page, page.locator("#applicant_address"), "固始县段集镇皇姑山村 18 号");
    await typeInto(page, page.locator("#legal_representative"), "周青山");
    await tabBackTo(page, page.locator("#applicant_address"));
    await expectFocusSeen(page.locator("#applicant_address"));
    await press(page, page.getByRole("main").locator("button[value=next]"));
    await expect(page).toHaveURL(/\/product$/);
    await expect(page.locator("[aria-current=page]").first()).toBeVisible();
  });

  test("11 reads the preview and hands an application in", async ({ complaints }) => {
    test.slow();
    const { page } = producer;
    complaints.watch(page);
    const draft = await filled(page, enterprise, place.others[0]);
    await page.goto(draft);
    await press(page, page.getByRole("link", { name: "都填好了，预览并提交" }));
    await press(page, page.getByRole("link", { name: "到页末提交" }));
    await press(page, page.getByRole("main").getByRole("button", { name: "提交申请" }));
    await expect(page).toHaveURL(/\?done=submitted$/);
    await expect(page.getByRole("main").getByText(/\d{8}-\d{4}/).first()).toBeVisible();
    await submitted(page, enterprise, place.others[1]);
  });

  test("12 goes through the queue, hands cases out and accepts one", async ({ complaints }) => {
    test.slow();
    const { page } = officer;
    complaints.watch(page);
    await page.goto(`/desk/applications?q=${encodeURIComponent(name)}`);
    const [first, second] = [page.locator("a.case-link").nth(0), page.locator("a.case-link").nth(1)];
    await expect(page.getByRole("button", { name: "键盘快捷键" })).toBeVisible();
    await page.keyboard.press("j");
    await expectFocusSeen(first);
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await expectFocusSeen(second);
    await page.keyboard.press("k");
    await expect(first).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.locator(".pick > input:checked")).toHaveCount(2);
    await page.keyboard.press("?");
    await expect(page.locator("#keys-list")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("#keys-list")).toBeHidden();
    // While something is typed the letters are letters.
    await page.keyboard.press("/");
    await expect(page.locator("#q")).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.type("jx");
    await expect(page.locator("#q")).toHaveValue(`${name}jx`);
    await expect(page.locator(".pick > input:checked")).toHaveCount(2);
    await chooseIn(page, page.locator("#officer"), officer.login);
    await press(page, page.getByRole("button", { name: "分派", exact: true }));
    await expect(page.getByText("已分派 2 件申请。")).toBeVisible();
    await expect(page.getByRole("button", { name: "键盘快捷键" })).toBeVisible();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/desk\/applications\/[0-9a-f-]+$/);
    const accept = page.locator("#do-accept");
    await expect(accept).toHaveAttribute("open", "");
    await typeInto(page, accept.locator("textarea"), "材料齐全。");
    await press(page, accept.locator("button[type=submit]"));
    await expect(page).toHaveURL(/\?done=accept$/);
    // What does not lead on is folded; Enter unfolds it.
    const supplement = page.locator("#do-request_supplement");
    await expect(supplement).not.toHaveAttribute("open", "");
    await press(page, supplement.locator("> summary"));
    await tabTo(page, page.locator("#marked-goods"));
    await page.keyboard.press("Space");
    await typeInto(page, page.locator("#mark_goods"), "请写明等级");
    await typeInto(page, supplement.locator("textarea[name=reason]"), "产品描述不够具体。");
    await press(page, supplement.locator("button[type=submit]"));
    await expect(page).toHaveURL(/\?done=request_supplement$/);
  });
});
