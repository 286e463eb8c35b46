import type { BrowserContext, Page } from "@playwright/test";
import { arrive, make, unique, uscc } from "../support/accounts";
import { expectNoSidewaysScroll } from "../support/axe";
import { answer, answers, begun, idOf, open, paper, papers, place, sent, sit, take } from "../support/cases";
import { expect, test } from "../support/test";

/** Words that try to leave the place they stand in: as an element, out of an attribute, as a script. */
const words = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>`;

/** What such words would become where a page obeyed them. */
const obeyed = `img[src="x"], [onerror], script:not([src], [nonce], [type="application/ld+json"])`;

/** Notes from now on whatever opens a dialog, and whatever a page's own policy keeps from running. */
async function listen(context: BrowserContext, heard: string[]): Promise<void> {
  context.on("dialog", (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.exposeFunction("hear", (text: string) => heard.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { hear(text: string): void }).hear(`${effectiveDirective}: ${blockedURI}`);
    });
  });
}

test("p18: words that would be a script are words on every page that shows them", async ({ browser, complaints, page }) => {
  test.slow();
  // What is not in order is answered 422.
  complaints.allow(/status of 422/);
  const heard: string[] = [];
  const code = uscc();
  // A name has room for the half of it.
  const name = `茶厂${unique()}"'><img src=x onerror=alert(3)>`;
  const main = page.getByRole("main");

  await test.step("what such words do on a page that obeys them is heard", async () => {
    const context = await browser.newContext();
    const noted: string[] = [];
    await listen(context, noted);
    const free = await context.newPage();
    await free.setContent(words);
    await expect.poll(() => noted.join("; ")).toMatch(/^(?=.*dialog: 1)(?=.*dialog: 2)/);
    await free.goto("/about");
    await free.locator("main").evaluate((element, html) => element.append(document.createRange().createContextualFragment(html)), words);
    await expect.poll(() => noted.join("; ")).toMatch(/^(?=.*script-src-elem: inline)(?=.*script-src-attr: inline)/);
    await expect(free.locator(obeyed)).not.toHaveCount(0);
    await context.close();
  });

  const { page: desk } = await sit(browser, complaints, "county_officer", place.county);
  const { page: trail } = await sit(browser, complaints, "audit_admin");
  for (const context of [page.context(), desk.context(), trail.context()]) {
    await listen(context, heard);
  }
  await arrive(page, make("producer"), false);

  /** Expects that the page shows the text as it was typed, and that nothing came of it. */
  const shows = async (there: Page, text: string) => {
    await expect(there.getByRole("main").getByText(text).filter({ visible: true }).first()).toBeVisible();
    await expect(there.locator(obeyed)).toHaveCount(0);
    expect(heard, there.url()).toEqual([]);
    await expectNoSidewaysScroll(there);
  };
  /** Opens pages in both languages and looks at each. */
  const opens = async (there: Page, text: string, ...paths: string[]) => {
    for (const path of paths.flatMap((path) => [path, `/en${path}`])) {
      await test.step(path, async () => {
        expect((await there.goto(path))?.status()).toBe(200);
        await shows(there, text);
      });
    }
  };

  await test.step("a claim: its name, its statement, its paper", async () => {
    await page.goto("/my/claims/new");
    await page.locator("#uscc").fill(words);
    await page.locator("#enterprise_name").fill(name);
    await page.locator("#county").selectOption(place.county);
    await page.locator("#statement").fill(words);
    await main.locator("form.act button[type=submit]").click();
    // It comes back as it was typed.
    await expect(page.locator("#uscc-error")).toBeVisible();
    await expect(page.locator("#enterprise_name")).toHaveValue(name);
    await expect(page.locator("#statement")).toHaveValue(words);
    await expect(page.locator(obeyed)).toHaveCount(0);
    await page.locator("#uscc").fill(code);
    await page.locator("input[type=file]").setInputFiles({ name: `${words.replaceAll("/", "")}.png`, mimeType: "image/png", buffer: paper });
    await main.locator("form.act button[type=submit]").click();
    await expect(page).toHaveURL(/\/my\/claims\/[0-9a-f-]+\?done=made$/);
    // The name of a file loses the signs that names of files cannot have everywhere.
    await expect(page.locator(".paper")).toContainText("img src=x onerror=alert(1)");
  });
  const claim = new URL(page.url()).pathname;

  await test.step("the county decides it with such a reason", async () => {
    const there = claim.replace("/my/", "/desk/");
    await opens(page, words, claim);
    await opens(desk, name, `/desk/claims?q=${encodeURIComponent(name)}`);
    await opens(desk, words, there);
    await desk.goto(there);
    await desk.locator("#reason").fill(words);
    await desk.locator("#decide form.act button[type=submit]").click();
    await expect(desk.locator("#decision-error")).toBeVisible();
    await expect(desk.locator("#reason")).toHaveValue(words);
    await desk.locator("#decision").check({ force: true });
    await desk.locator("#decide form.act button[type=submit]").click();
    await expect(desk.locator("#history").getByText(words)).toBeVisible();
    await opens(desk, words, there);
    await opens(page, words, claim);
    await opens(page, name, "/my", "/my/enterprises", `/my/enterprises/${idOf(code)}`, "/my/messages");
    await opens(trail, words, "/admin/audit?action=claim.decide");
    await trail.locator("tr", { hasText: words }).first().locator("a[href*='/admin/audit/']").click();
    await expect(trail).toHaveURL(/\/en\/admin\/audit\/[0-9a-f-]+$/);
    await shows(trail, words);
  });

  await test.step("the register shows the name to everybody, and offers it while somebody types", async () => {
    await opens(page, name, `/enterprises/${idOf(code)}`, `/enterprises?q=${encodeURIComponent(name)}`);
    await page.goto("/");
    const field = main.getByRole("combobox");
    await expect(field).toHaveAttribute("aria-autocomplete", "list");
    await field.pressSequentially(name);
    await expect(page.getByRole("option").filter({ hasText: name })).toBeVisible();
    await shows(page, name);
  });

  await test.step("what is searched for stays in its field", async () => {
    for (const [path, field] of [["/products", "q"], ["/enterprises", "q"], ["/verify", "code"], ["/authorisations", "enterprise"]]) {
      await page.goto(`${path}?${field}=${encodeURIComponent(words)}`);
      await expect(main.locator(`input[name=${field}]:visible`)).toHaveValue(words);
      await expect(page.locator(obeyed)).toHaveCount(0);
    }
  });

  const draft = await begun(page, idOf(code));
  await test.step("an application: each field that takes words", async () => {
    let typed = 0;
    for (const [section, given] of answers) {
      await page.goto(`${draft}/${section}`);
      await answer(page, given);
      const free = page.locator("#answers :is(textarea, input[type=text]:not([inputmode]))");
      for (const field of await free.all()) {
        await field.fill(words);
        typed += 1;
      }
      await main.locator("button[value=stay]").click();
      await page.goto(`${draft}/${section}`);
      for (const field of await free.all()) {
        await expect(field).toHaveValue(words);
      }
      await expect(page.locator(obeyed)).toHaveCount(0);
    }
    expect(typed).toBeGreaterThan(10);
    for (const kind of papers) {
      await sent(page, `${draft}/papers`, { kind }, kind);
    }
    await opens(page, words, `${draft}/preview`);
    await main.locator("#submit button[type=submit]").click();
    await expect(page).toHaveURL(/\?done=submitted$/);
  });

  await test.step("the county's case: a note, a word to the applicant, a reason", async () => {
    const there = draft.replace("/my/", "/desk/");
    await opens(desk, name, `/desk/applications?q=${encodeURIComponent(name)}`);
    await opens(desk, words, there);
    await desk.goto(there);
    await desk.locator("#note").fill(words);
    await desk.locator("#notes button[type=submit]").click();
    await expect(desk.locator("#notes").getByText(words).first()).toBeVisible();
    await desk.locator("#say-words").fill(words);
    await desk.locator("#words button[type=submit]").click();
    await expect(desk.locator("#words").getByText(words).first()).toBeVisible();
    await take(desk, "accept", { reason: words });
    const form = await open(desk, "request_supplement");
    await form.locator("#marked-goods").check({ force: true });
    await form.locator("[name=mark_goods]").fill(words);
    await take(desk, "request_supplement", { reason: words });
    await expect(desk.locator("#history").getByText(words).first()).toBeVisible();
    await opens(desk, words, there);
    await opens(page, words, draft, `${draft}/product`, "/my/messages");
    await opens(page, name, "/my/applications");
  });
  expect(heard).toEqual([]);
});
