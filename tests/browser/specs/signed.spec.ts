import type { Page } from "@playwright/test";
import { arrive, leave, make, unique } from "../support/accounts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { sent } from "../support/cases";
import { expect, test } from "../support/test";

/**
 * Every page that somebody of a role finds in its own navigation, and what hangs from it; `rows` are lists of which the
 * page of a row is looked at too. Pages that are there only once something was done stand in the specs that do it.
 */
const parts: { role: string; office?: string; pages: string[]; rows?: string[] }[] = [
  {
    role: "producer",
    pages: [
      "/my", "/my/contact", "/my/password", "/my/second-factor", "/my/sessions", "/my/messages", "/my/enterprises",
      "/my/claims/new", "/my/data", "/my/authorisations", "/my/applications", "/my/applications/new",
      "/my/applications/new?kind=change", "/my/bases", "/my/bases/new", "/my/growers", "/my/growers/new",
      "/my/growers/import", "/confirm-identity",
    ],
  },
  { role: "registrant", pages: ["/my", "/my/members"] },
  {
    role: "county_officer",
    office: "411502",
    pages: [
      "/desk", "/desk/claims", "/desk/claims?state=accepted", "/desk/applications", "/desk/applications?group=overdue",
      "/desk/authorisations", "/desk/bases", "/desk/growers", "/desk/growers/new", "/desk/growers/import",
      "/confirm-identity",
    ],
  },
  {
    role: "city_officer",
    office: "411500",
    pages: ["/desk", "/desk/claims", "/desk/applications", "/desk/authorisations", "/desk/bases", "/desk/growers"],
  },
  {
    role: "province_officer",
    pages: [
      "/desk", "/desk/claims", "/desk/applications?group=all", "/desk/authorisations", "/desk/bases", "/desk/growers",
      "/desk/handovers", "/desk/announcements", "/desk/announcements/new", "/desk/marks",
      "/desk/marks/new", "/desk/handling",
    ],
  },
  {
    role: "auditor",
    pages: [
      "/desk", "/desk/claims", "/desk/applications", "/desk/authorisations", "/desk/bases", "/desk/announcements",
      "/desk/marks", "/desk/handling", "/admin", "/admin/accounts", "/admin/proposals", "/admin/policy", "/admin/audit",
    ],
    rows: ["/admin/accounts"],
  },
  { role: "system_admin", pages: ["/admin", "/admin/accounts", "/admin/accounts/new", "/admin/proposals", "/admin/mail"] },
  {
    role: "security_admin",
    pages: [
      "/admin", "/admin/accounts", "/admin/proposals", "/admin/offices", "/admin/sessions", "/admin/policy", "/admin/keys",
    ],
    rows: ["/admin/offices"],
  },
  { role: "audit_admin", pages: ["/admin", "/admin/audit", "/admin/audit?refused=yes"], rows: ["/admin/audit"] },
];

/** Each language once at each width, at one of them with scripting: without it the same document comes. */
function inLanguages(paths: string[], scripting: boolean, narrow: boolean): string[] {
  return scripting === narrow ? paths : paths.map((path) => `/en${path}`);
}

/** The path of the first row's page in a list that is searched. */
async function firstOf(page: Page, list: string, words = ""): Promise<string> {
  await page.goto(`${list}?q=${words}`);
  return (await page.getByRole("main").locator(`tbody a[href^="${list}/"]`).first().getAttribute("href")) ?? list;
}

/** Opens pages of somebody who is signed in and looks at each. */
async function look(page: Page, paths: string[], scripting: boolean): Promise<void> {
  for (const path of paths) {
    await test.step(path, async () => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, scripting);
      await expectNoSidewaysScroll(page);
    });
  }
}

for (const { role, office, pages, rows = [] } of parts) {
  test(`the pages of a ${role} are accessible and stay within the screen`, async ({ page, scripting }) => {
    // On a busy machine a page takes seconds in each language.
    test.setTimeout(60_000 + 20_000 * (pages.length + rows.length));
    const made = make(role, office);
    await arrive(page, made, role !== "producer" && role !== "registrant");
    const narrow = (page.viewportSize()?.width ?? 0) < 600;
    const found: string[] = [];
    for (const list of rows) {
      found.push(await firstOf(page, list));
    }
    await look(page, inLanguages([...pages, ...found], scripting, narrow), scripting);
  });
}

test("what may be done to an account is accessible and stays within the screen", async ({ page, scripting }) => {
  test.skip(scripting !== ((page.viewportSize()?.width ?? 0) < 600), "once at each width, once with scripting and once without");
  test.slow();
  const officer = make("county_officer", "411502");
  await arrive(page, officer, true);
  await leave(page);
  await arrive(page, make("system_admin"), true);
  const account = await firstOf(page, "/admin/accounts", officer.login);
  // Somebody who is invited has no role yet; whoever is disabled can be enabled.
  const [login, reason] = [unique(), "新到岗。"];
  const duty = { role: "county_officer", office: "411502" };
  const invited = await sent(page, "/admin/accounts/new", { login, name: "王小川", mail: `${login}@example.cn`, reason, ...duty });
  // They are one form with other words: a language a width is enough.
  const narrow = (page.viewportSize()?.width ?? 0) < 600;
  const formOf = async (there: string, act: string) => {
    const path = `${narrow ? "" : "/en"}${there}?act=${act}`;
    await page.goto(path);
    await expect(page.locator("#act form.act"), act).toBeVisible();
    return path;
  };
  const forms: string[] = [];
  for (const act of ["reveal", "reset", "disable", "revoke_role", "reset_second_factor", "erase_person"]) {
    forms.push(await formOf(account, act));
  }
  forms.push(await formOf(invited, "grant_role"));
  await look(page, [...inLanguages([account], scripting, narrow), ...forms], scripting);
  await sent(page, `${invited}/disable`, { reason });
  await look(page, [await formOf(invited, "enable")], scripting);
});

for (const path of ["/sign-in", "/register", "/forgot", "/forgot/sent", "/register/sent"]) {
  test(`${path} is accessible and stays within the screen`, async ({ page, scripting }) => {
    const narrow = (page.viewportSize()?.width ?? 0) < 600;
    for (const there of inLanguages([path], scripting, narrow)) {
      const answer = await page.goto(there);
      expect(answer?.status()).toBe(200);
      await expectAccessible(page, scripting);
      await expectNoSidewaysScroll(page);
    }
  });
}
