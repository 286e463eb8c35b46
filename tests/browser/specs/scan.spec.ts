import type { Browser, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe";
import { expect, Labels, mistyped, test } from "../support/labels";

/** Opens the address as another telephone would. */
async function asAnother(browser: Browser, url: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ userAgent: `Another telephone ${crypto.randomUUID()}`, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await look(page);
  } finally {
    await context.close();
  }
}

const headline = (page: Page) => page.getByRole("heading", { level: 1 });

test("is first seen, and seen before for the next telephone", async ({ page, browser, labels }) => {
  await page.goto(`/${labels.take()}`);
  await expect(headline(page)).toHaveText("本码由登记系统签发，这是第一次查询");
  await asAnother(browser, page.url(), async (other) => {
    await expect(headline(other)).toHaveText("本码由登记系统签发，以前被查询过");
    await expect(other.getByText("这是第 2 次查询")).toBeVisible();
    await expect(other.getByText("同一台手机一天内查询多次，只计一次")).toBeVisible();
  });
});

test("the same telephone on the same day counts once", async ({ page, browser, labels }) => {
  await page.goto(`/${labels.take()}`);
  for (let again = 0; again < 3; again += 1) {
    await page.reload();
  }
  await asAnother(browser, page.url(), async (other) => {
    await expect(other.getByText("这是第 2 次查询")).toBeVisible();
  });
});

test("says 演示 plainly, the product, the maker and the code to compare", async ({ page, labels }) => {
  const code = labels.take();
  await page.goto(`/${code}`);
  await expect(page.getByText("演示标签", { exact: true })).toBeVisible();
  await expect(page.getByText("产品和企业都是虚构的")).toBeVisible();
  for (const fact of ["企业", "基地", "净含量", "包装日期"]) {
    await expect(page.getByRole("rowheader", { name: fact }), fact).toBeVisible();
  }
  await expect(page.getByText("250 克")).toBeVisible();
  await expect(page.getByText((code.match(/.{5}/g) ?? []).join(" "))).toBeVisible();
  await expect(page.getByText("查验不能证明什么")).toBeVisible();
  expect(await page.locator("body").innerText()).not.toMatch(/正品|假货/);
});

test("is one answer of at most 14 KB with no script and nothing else fetched", async ({ page, labels }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) {
      asked.push(`${request.resourceType()} ${request.url()}`);
    }
  });
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  let received = 0;
  wire.on("Network.loadingFinished", (event) => {
    received += event.encodedDataLength;
  });
  const answer = await page.goto(`/${labels.take()}`, { waitUntil: "networkidle" });
  expect(answer?.status()).toBe(200);
  expect(asked.map((line) => line.split(" ")[0])).toEqual(["document"]);
  expect(received, "bytes on the wire, headers included").toBeGreaterThan(1000);
  expect(received, "bytes on the wire, headers included").toBeLessThanOrEqual(14 * 1024);
  expect(await page.locator("script").count()).toBe(0);
  expect(answer?.headers()["content-security-policy"]).not.toMatch(/script-src (?!'none')/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
});

test("names each other outcome: not in use, recalled, failed check", async ({ page, labels }) => {
  const issued = new Labels(3);
  await page.goto(`/${issued.take()}`);
  await expect(headline(page)).toHaveText("这枚标签已签发，但还没有启用");
  const recalled = issued.activate().recall("检验不合格").take();
  await page.goto(`/${recalled}`);
  await expect(headline(page)).toHaveText("这一批标签已被召回");
  await expect(page.getByText("召回原因：检验不合格")).toBeVisible();
  await page.goto(`/${mistyped(labels.take())}`);
  await expect(headline(page)).toContainText("此码不是本系统签发");
});

for (const language of ["zh", "en"] as const) {
  for (const elder of [false, true]) {
    test(`is accessible and fits a narrow screen (${language}${elder ? ", 长辈版" : ""})`, async ({ page, context, baseURL, scripting, labels }) => {
      await context.addCookies([{ name: "daodi_display", value: `system.${elder ? "elder" : "standard"}`, url: baseURL ?? "" }]);
      await page.goto(language === "zh" ? `/${labels.take()}` : `/en/${labels.take()}`);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoSidewaysScroll(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page, scripting, colorScheme);
      }
    });
  }
}
