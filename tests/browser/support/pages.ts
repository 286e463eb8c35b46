import type { BrowserContext } from "@playwright/test";

/** A page of every kind that a reader can meet; the specs that hold everywhere go through all of them. */
export interface Place {
  /** What a failing check calls it. */
  name: string;
  /** The Chinese path with its query. */
  path: string;
  /** The status it answers with; 200 where it is left out. */
  status?: number;
}

export const places: readonly Place[] = [
  { name: "home", path: "/" },
  { name: "products", path: "/products" },
  { name: "a search", path: "/products?q=毛尖&category=tea" },
  { name: "a search by place", path: "/products?q=茶&view=map" },
  { name: "a search that finds nothing", path: "/products?q=qqqqqq" },
  { name: "a product with three rights", path: "/products/xinyang-maojian" },
  { name: "a product whose basis is open", path: "/products/dabieshan-yinxing" },
  { name: "enterprises", path: "/enterprises" },
  { name: "enterprises of a kind", path: "/enterprises?standing=reported_user" },
  { name: "an enterprise", path: "/enterprises/ent-xinyangshichayexiehui" },
  { name: "divisions", path: "/divisions" },
  { name: "the province", path: "/divisions/410000" },
  { name: "a prefecture", path: "/divisions/411500" },
  { name: "a county", path: "/divisions/411525" },
  { name: "map", path: "/map" },
  { name: "map of tiles", path: "/map?form=tiles&measure=enterprises" },
  { name: "map of a prefecture", path: "/map?prefecture=411500" },
  { name: "map with points", path: "/map?points=1" },
  { name: "announcements", path: "/announcements" },
  { name: "an announcement", path: "/announcements/cnipa-646-2025" },
  { name: "a question for a right", path: "/authorisations" },
  { name: "a question for a way to apply", path: "/apply" },
  { name: "brands", path: "/brands" },
  { name: "statistics", path: "/statistics" },
  { name: "verify", path: "/verify" },
  { name: "verify with an error", path: "/verify?code=1G7K2" },
  { name: "about", path: "/about" },
  { name: "no such page", path: "/no-such-page", status: 404 },
];

export type Language = "zh" | "en";

/** The path of a page in a language. */
export function inLanguage(language: Language, path: string): string {
  if (language === "zh") {
    return path;
  }
  return path === "/" ? "/en" : `/en${path}`;
}

export interface Display {
  theme: "light" | "dark";
  view: "standard" | "elder";
}

/** Makes pages look as a reader chose before, without going through the form. */
export async function choose(context: BrowserContext, baseURL: string | undefined, display: Display): Promise<void> {
  if (baseURL === undefined) {
    throw new Error("no address to keep the display settings for");
  }
  await context.addCookies([{ name: "daodi_display", value: `${display.theme}.${display.view}`, url: baseURL }]);
}
