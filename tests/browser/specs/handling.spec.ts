import { arrive, make, unique } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { expect, test } from "../support/test";

/** Products of one right in one county that no other spec looks at, one for each project: all share one server. */
const products: Readonly<Record<string, { name: string; slug: string; office: string; county: string }>> = {
  "js-390": { name: "潢川甲鱼", slug: "huangchuan-jiayu", office: "潢川县知识产权局", county: "411526" },
  "js-1280": { name: "潢川空心贡面", slug: "huangchuan-kongxingongmian", office: "潢川县知识产权局", county: "411526" },
  "nojs-390": { name: "商桔梗", slug: "shang-jiegeng", office: "商城县知识产权局", county: "411524" },
  "nojs-1280": { name: "商天麻", slug: "shang-tianma", office: "商城县知识产权局", county: "411524" },
};

const city = { name: "信阳市知识产权局", code: "411500" };

test("the province records which document names an office, corrects it and takes it away", async ({ complaints, page, scripting }, { project }) => {
  test.slow();
  // What is not in order is answered 422.
  complaints.allow(/status of 422/);
  const product = products[project.name];
  if (product === undefined) {
    throw new Error(`no product for the project ${project.name}`);
  }
  const main = page.getByRole("main");
  const rows = main.getByRole("table", { name: "受理机构" }).locator("tbody tr");
  const [office, review, document] = [page.locator("#office"), page.locator("#city_review"), page.locator("#document")];
  const save = main.getByRole("button", { name: "保存登记" });
  const facts = (term: string) => main.getByRole("row").filter({ has: page.getByRole("rowheader", { name: term, exact: true }) });
  const look = async () => {
    await expectAccessible(page, scripting);
    await expectNoSidewaysScroll(page);
  };
  // Documents that no other project's search finds.
  const [wrong, right] = [`国家质检总局公告（试验${unique()}）`, `国家质检总局公告（更正${unique()}）`];

  await arrive(page, make("province_officer"), true);
  await test.step("the list is sorted by office and searched for the product", async () => {
    await page.goto("/desk/handling");
    await main.getByRole("table").getByRole("link", { name: "受理机构" }).click();
    await expect(page).toHaveURL(/\?sort=office$/);
    await expect(main.locator('th[aria-sort="ascending"]')).toHaveText("受理机构");
    // What one office takes stands together.
    const offices = (await rows.locator('td[data-label="受理机构"]').allInnerTexts()).map((text) => text.trim());
    const changes = offices.filter((text, at) => text !== offices[at - 1]);
    expect(offices.length).toBeGreaterThan(10);
    expect(new Set(changes).size).toBe(changes.length);
    await page.locator("#q").fill(product.name);
    await page.locator("#q").press("Enter");
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === product.name && url.searchParams.get("sort") === "office");
    await expect(rows).toHaveCount(1);
    await look();
    await rows.getByRole("link", { name: product.name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(product.name);
    await expect(facts("受理机构")).toContainText(product.office);
    await look();
  });

  await test.step("an office without a document is refused, and the choice stays", async () => {
    await office.selectOption(product.county);
    await review.check({ force: true });
    await document.fill("");
    await save.click();
    await expect(page.locator("#document-error")).toBeVisible();
    await expect(office).toHaveValue(product.county);
    await expect(review).toBeChecked();
    await look();
  });

  await test.step("the document is recorded, and what it names is found by it", async () => {
    await document.fill(wrong);
    await save.dblclick();
    await expect(page).toHaveURL(/\?done=named$/);
    await expect(page.getByText("已登记。")).toBeVisible();
    await expect(facts("受理机构")).toContainText(product.office);
    await expect(facts("审核层级")).toContainText("经市级审核后报省");
    await expect(facts("依据")).toContainText(wrong);
    await look();
    await page.goto(`/desk/handling?q=${encodeURIComponent(wrong)}`);
    await expect(rows).toHaveCount(1);
    await main.getByRole("navigation", { name: "依据" }).getByRole("link", { name: /^待核/ }).click();
    await expect(main.getByText("没有符合条件的保护")).toBeVisible();
    await main.getByRole("navigation", { name: "依据" }).getByRole("link", { name: /^有文件/ }).click();
    await rows.getByRole("link", { name: product.name }).click();
  });

  await test.step("it is corrected: applications go to the city", async () => {
    await expect(document).toHaveValue(wrong);
    await expect(office).toHaveValue(product.county);
    await office.selectOption(city.code);
    await review.uncheck({ force: true });
    await document.fill(right);
    await save.click();
    await expect(facts("受理机构")).toContainText(city.name);
    await expect(facts("审核层级")).toContainText("直接报省");
    await expect(facts("依据")).toContainText(right);
    await page.goto(`/apply?product=${product.slug}&being=producer&county=${product.county}`);
    await expect(main).toContainText(city.name);
  });

  await test.step("it is taken away: the office follows from the place again", async () => {
    await page.goto(`/desk/handling?q=${encodeURIComponent(right)}`);
    await rows.getByRole("link", { name: product.name }).click();
    await office.selectOption("");
    // Another document that names no office is a slip: nothing is taken away, and nothing typed is lost.
    await document.fill(`${right}（二）`);
    await save.click();
    await expect(page.locator("#office-error")).toBeVisible();
    await expect(document).toHaveValue(`${right}（二）`);
    await expect(facts("受理机构")).toContainText(city.name);
    await document.fill(right);
    await save.click();
    await expect(main).toContainText("已撤销登记");
    await expect(facts("受理机构")).toContainText(product.office);
    await expect(facts("依据")).toContainText("按产地推定，待核");
    // There is nothing left to take away.
    await save.click();
    await expect(page.locator("#office-error")).toContainText("没有可撤销的登记");
    await look();
  });
});
