import { unique, uscc } from "../support/accounts";
import { begun, claimed, idOf, place, sit } from "../support/cases";
import { expect, test } from "../support/test";

test("what is typed into a draft is kept by itself, and it is said when it is not", async ({ browser, complaints }) => {
  test.slow();
  const officer = await sit(browser, complaints, "county_officer", place.county);
  const { page } = await sit(browser, complaints, "producer");
  const code = uscc();
  await claimed(page, officer.page, `自存茶厂${unique()}`, code);
  const draft = await begun(page, idOf(code));
  await page.goto(`${draft}/capability`);
  const told = page.locator(".autosave");
  const [output, material] = [page.locator("#yearly_output"), page.locator("#raw_material")];

  await test.step("it is kept, also what is not in order", async () => {
    await output.fill("很多");
    await material.fill("鲜叶，自产七成");
    await expect(told).toHaveText(/^已自动保存 \d\d:\d\d$/);
    await page.reload();
    await expect(output).toHaveValue("很多");
    await expect(material).toHaveValue("鲜叶，自产七成");
  });

  await test.step("without a connection it says so, keeps the words on the page and tries again", async () => {
    complaints.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    await page.context().setOffline(true);
    await material.fill("鲜叶，全部自产");
    await expect(told).toHaveText("未能自动保存，请按“保存”");
    await expect(material).toHaveValue("鲜叶，全部自产");
    await page.context().setOffline(false);
    await output.fill("12.5");
    await expect(told).toHaveText(/^已自动保存/);
    await page.reload();
    await expect(material).toHaveValue("鲜叶，全部自产");
    await expect(output).toHaveValue("12.5");
  });

  await test.step("whoever is signed out meanwhile is not told that it was kept", async () => {
    complaints.allow(/status of 401|answer 401/);
    await page.context().clearCookies();
    await material.fill("鲜叶，外购");
    await expect(told).toHaveText("未能自动保存，请按“保存”");
  });
});
