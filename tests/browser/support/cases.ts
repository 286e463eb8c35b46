import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Browser, type Page } from "@playwright/test";
import { arrive, make, type Made, uscc } from "./accounts";
import type { Complaints } from "./test";

/** A picture of the project, as anybody's paper. */
export const paper = readFileSync(fileURLToPath(new URL("../../../docs/images/scan.png", import.meta.url)));

/** An office for which officers are made, and a product that it is the managing office of. */
export const place = {
  product: "gushi-huanggushancha",
  name: "固始皇姑山茶",
  others: ["gushi-luobo", "gushi-jiayu"],
  county: "411525",
  city: "411500",
  neighbour: "411502",
} as const;

/** Somebody at a browser of their own, signed in. */
export interface Seat extends Made {
  page: Page;
}

/** Makes an account and signs it in, in a browser of its own. */
export async function sit(browser: Browser, complaints: Complaints | undefined, role: string, office = ""): Promise<Seat> {
  const page = await (await browser.newContext()).newPage();
  complaints?.watch(page);
  const made = make(role, office);
  await arrive(page, made, role !== "producer");
  return { ...made, page };
}

/** The id that an enterprise has by its code. */
export function idOf(code: string): string {
  return `e-${code.toLowerCase()}`;
}

/** The day it is where the offices are. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}

/** A claim that its county accepts: from then on the producer's account acts for the enterprise. The enterprise's code. */
export async function claimed(
  producer: Page,
  officer: Page,
  name: string,
  code = uscc(),
  county: string = place.county,
): Promise<string> {
  await producer.goto("/my/claims/new");
  await producer.locator("#uscc").fill(code);
  await producer.locator("#enterprise_name").fill(name);
  await producer.locator("#county").selectOption(county);
  await producer.getByRole("main").locator("form.act button[type=submit]").click();
  await expect(producer).toHaveURL(/\/my\/claims\/[0-9a-f-]+\?done=made$/);
  await officer.goto(`/desk/claims?q=${encodeURIComponent(name)}`);
  await officer.getByRole("link", { name }).click();
  await officer.locator("#decision").check({ force: true });
  await officer.locator("#decide textarea").fill("执照已核对。");
  await officer.locator("#decide form.act button[type=submit]").click();
  await expect(officer.getByText("已认领").first()).toBeVisible();
  return code;
}

/** Sends a form as the page's own would be sent, without opening the page: for what a spec needs and does not look at. */
export async function sent(page: Page, path: string, fields: Readonly<Record<string, string>>, file?: string): Promise<string> {
  const origin = new URL(page.url()).origin;
  const once = { once: randomUUID() };
  const upload = { file: { name: `${file ?? ""}.png`, mimeType: "image/png", buffer: paper } };
  const body = file === undefined ? { form: { ...fields, ...once } } : { multipart: { ...fields, ...once, ...upload } };
  // Cookies that are for safe connections alone a browser gives to its own machine; this client would not.
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await page.request.post(`${origin}${path}`, { ...body, headers: { origin, cookie }, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
  return new URL(answer.headers().location ?? "", origin).pathname;
}

/** An announcement of one line that a first officer of the province enters and a second applies: its right is in force. */
export async function granted(
  first: Page,
  second: Page,
  line: Readonly<{ product: string; enterprise: string; uscc: string }>,
): Promise<void> {
  // Neither its number nor its date may answer a search that another spec makes.
  const letters = [...line.uscc].map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)] ?? digit).join("");
  const text = `国家知识产权局公告（试验${letters}）`;
  const facts = { issuer: "cnipa", kind: "user_approval", date: "2019-03-04", text };
  const entry = await sent(first, "/desk/announcements/new", facts);
  const version = async (page: Page) => {
    await page.goto(entry);
    return page.locator("input[name=version]").first().inputValue();
  };
  await sent(first, `${entry}/row`, { ...line, line: "", version: await version(first) });
  await sent(first, `${entry}/propose`, { version: await version(first) });
  const decision = { decision: "apply", reason: "已与公告原文核对一致" };
  await sent(second, `${entry}/decide`, { ...decision, version: await version(second) });
}

/** Begins the draft of a new application for a product of the place; its path. */
export async function begun(page: Page, enterprise: string, product: string = place.product): Promise<string> {
  return sent(page, "/my/applications/new", { kind: "new", product, way: "gi_product.gi_product", enterprise });
}

/** Good answers to the questions of a new application by the product's way, by page. */
export const answers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["applicant", { applicant_address: "固始县段集镇皇姑山村 18 号", legal_representative: "周青山" }],
  ["product", { goods: "固始皇姑山茶特级，250 克罐装", standard_no: "DB41/T 1188" }],
  ["places", { place_county: place.county, planting_place: "段集镇皇姑山村，自有 120 亩", processing_place: "段集镇皇姑山村加工厂" }],
  ["capability", { yearly_output: "12.5", yearly_value: "180", raw_material: "鲜叶，自产七成，其余收自本村农户" }],
  [
    "test_report",
    {
      report_no: "JC-2026-0318",
      report_body: "信阳市质量技术监督检验测试中心",
      report_day: "2026-04-18",
      report_batch: "20260405",
      report_standard: "DB41/T 1188",
      report_verdict: "pass",
    },
  ],
  ["declaration", { declare_true: "yes", declare_use: "yes" }],
];

/** Gives the answers that are on the page. */
export async function answer(page: Page, given: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(given)) {
    const control = page.locator(`#answers [name="${name}"]`).first();
    const kind = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
    if (kind === "SELECT") {
      await control.selectOption(value);
    } else if (kind === "radio" || kind === "checkbox") {
      await page.locator(`#answers [name="${name}"][value="${value}"]`).check({ force: true });
    } else {
      await control.fill(value);
    }
  }
}

/** Brings a paper on the page of the papers. */
export async function bring(page: Page, kind: string): Promise<void> {
  const form = page.locator(`#${kind}`);
  await form.locator("input[type=file]").setInputFiles({ name: `${kind}.png`, mimeType: "image/png", buffer: paper });
  await form.getByRole("button", { name: "上传" }).click();
  await expect(form.getByText(`${kind}.png`)).toBeVisible();
}

/** The papers that a new application by the product's way cannot do without. */
export const papers = ["business_licence", "test_report", "place_proof"] as const;

/** Begins a draft and fills all its pages in; its path. */
export async function filled(page: Page, enterprise: string, product: string = place.product): Promise<string> {
  const draft = await begun(page, enterprise, product);
  for (const [section, given] of answers) {
    await sent(page, `${draft}/${section}`, { ...given, then: "next" });
  }
  for (const kind of papers) {
    await sent(page, `${draft}/papers`, { kind }, kind);
  }
  return draft;
}

/** A draft that is filled in and handed in; its path. */
export async function submitted(page: Page, enterprise: string, product: string = place.product): Promise<string> {
  const draft = await filled(page, enterprise, product);
  await page.goto(`${draft}/preview`);
  const version = await page.locator("form[action$='/submit'] [name=version]").inputValue();
  await sent(page, `${draft}/submit`, { version });
  return draft;
}

/** Opens a step's form on the page of a case. */
export async function open(desk: Page, step: string) {
  const form = desk.locator(`#do-${step}`);
  if ((await form.getAttribute("open")) === null) {
    await form.locator("summary").first().click();
  }
  return form;
}

/** Takes a step of a case with what it asks for, by the names of the fields. */
export async function take(desk: Page, step: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = await open(desk, step);
  for (const [name, value] of Object.entries({ reason: "材料齐全，符合要求。", ...fields })) {
    const control = form.locator(`[name="${name}"]`);
    if ((await control.evaluate((element) => element.tagName)) === "SELECT") {
      await control.selectOption(value);
    } else {
      await control.fill(value);
    }
  }
  await form.locator("button[type=submit]").click();
  await expect(desk).toHaveURL(new RegExp(`\\?done=${step}$`));
}
