import { defineConfig, type Project } from "@playwright/test";

/**
 * Every spec runs four times: with and without scripting, on a telephone's width and on a desk's.
 * A spec named `*.js.spec.ts` is about an interactive part and runs with scripting only.
 */
export interface Options {
  /** Whether the page may run scripts; specs and fixtures ask here. */
  scripting: boolean;
}

const widths = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

function project(scripting: boolean, viewport: { width: number; height: number }): Project<Options> {
  const narrow = viewport.width < 600;
  return {
    name: `${scripting ? "js" : "nojs"}-${viewport.width}`,
    testIgnore: scripting ? [] : ["**/*.js.spec.ts"],
    use: {
      scripting,
      javaScriptEnabled: scripting,
      viewport,
      hasTouch: narrow,
      isMobile: narrow,
    },
  };
}

export default defineConfig<Options>({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["line"],
    ["json", { outputFile: process.env.DAODI_BROWSER_RESULTS ?? "test-results/results.json" }],
  ],
  use: {
    baseURL: process.env.DAODI_URL ?? "http://127.0.0.1:3000",
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    colorScheme: "light",
    // While one page fades into the next, a click meets the fading picture. Playwright then tries again by a timer of
    // the page, which never rings where scripting is off: the reader of these tests has asked for no motion.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.DAODI_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
    },
  },
  projects: [true, false].flatMap((scripting) => widths.map((viewport) => project(scripting, viewport))),
});
