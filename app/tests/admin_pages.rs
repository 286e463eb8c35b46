//! The administrators' pages and the public log, drawn with the sample content of `examples/admin_pages`.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../examples/admin_pages/samples/mod.rs"]
mod samples;
#[path = "../examples/admin_pages/world.rs"]
mod world;

use app::cx::Display;
use app::draw;
use app::locale::Locale;
use daodi::people::Role;
use leptos::prelude::*;
use samples::Sample;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use world::World;

fn world() -> World {
    World::read("/style.css").unwrap()
}

fn sample(name: &str) -> Sample {
    samples::all().into_iter().find(|sample| sample.name == name).unwrap_or_else(|| panic!("no sample {name}"))
}

fn drawn(world: &World, sample: &Sample, locale: Locale) -> String {
    let cx = world.cx(locale, Display::default(), sample);
    let page = (sample.draw)(&cx);
    Owner::new().with(|| draw(&cx, &page).to_html())
}

/// A sample in Chinese, as seen by a role of one's choice.
fn seen_by(name: &str, role: Role) -> Html {
    let sample = Sample { role: Some(role), ..sample(name) };
    Html::parse_document(&drawn(&world(), &sample, Locale::Zh))
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<scraper::ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

fn text(html: &Html, css: &str) -> String {
    all(html, css).iter().flat_map(|e| e.text()).collect::<Vec<_>>().join(" ")
}

/// Where the forms of a page's content are sent.
fn actions(html: &Html) -> Vec<String> {
    all(html, "main form[method=post]").iter().map(|form| form.attr("action").unwrap_or_default().to_owned()).collect()
}

/// The keys of all texts.
fn keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/zh-CN");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    files
        .flat_map(|text| {
            let keys = text.lines().filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim_end().to_owned());
            keys.filter(|key| key.contains('-') && !key.contains(' ')).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let (world, keys) = (world(), keys());
    let samples = samples::all();
    assert!(samples.len() > 50, "{}", samples.len());
    for sample in &samples {
        for &locale in Locale::ALL {
            let at = format!("{} ({})", sample.name, locale.lang());
            let source = drawn(&world, sample, locale);
            let html = Html::parse_document(&source);
            for css in ["html", "head > title", "main", "h1"] {
                assert_eq!(all(&html, css).len(), 1, "{at}: {css}");
            }
            assert!(!source.contains("{$") && !source.contains("{ $"), "{at}");
            let mut ids = BTreeSet::new();
            for element in all(&html, "*") {
                for (name, value) in element.value().attrs() {
                    assert!(name != "style" && !name.starts_with("on"), "{at}: {name}={value}");
                    if name == "id" {
                        assert!(ids.insert(value.to_owned()), "{at}: the id {value} is there twice");
                    }
                }
            }
            for link in all(&html, "main [href^='/'], main [action^='/']") {
                let to = link.attr("href").or(link.attr("action")).unwrap_or_default();
                let neutral = locale == Locale::Zh || to == "/log/checkpoint";
                assert_eq!(to == "/en" || to.starts_with("/en/"), !neutral, "{at}: {to}");
            }
            for (css, name) in [("label[for]", "for"), ("[aria-labelledby]", "aria-labelledby")] {
                for element in all(&html, css) {
                    let to = element.attr(name).unwrap_or_default();
                    assert!(ids.contains(to), "{at}: {name}={to}");
                }
            }
            for element in all(&html, "[aria-describedby]") {
                for to in element.attr("aria-describedby").unwrap_or_default().split(' ') {
                    assert!(ids.contains(to), "{at}: described by {to}");
                }
            }
            for form in all(&html, "main form[method=post]") {
                let key = Selector::parse("input[type=hidden][name=once]").unwrap();
                assert_eq!(form.select(&key).count(), 1, "{at}: {:?}", form.attr("action"));
            }
            let seen = text(&html, "body");
            for word in seen.split_whitespace() {
                assert!(!keys.contains(word), "{at}: the text {word} is missing");
            }
            let canonical = all(&html, "link[rel=canonical]").len();
            assert_eq!(canonical, usize::from(sample.role.is_none()), "{at}");
        }
    }
}

#[test]
fn every_fault_is_said_at_the_top_and_beside_its_field() {
    let world = world();
    for name in
        ["account-disable", "account-new-wrong", "proposal-wrong", "office-wrong", "sessions-lift", "keys-rotate"]
    {
        let html = Html::parse_document(&drawn(&world, &sample(name), Locale::Zh));
        let links: Vec<_> =
            all(&html, ".errors a").iter().map(|a| a.attr("href").unwrap_or_default().to_owned()).collect();
        assert!(!links.is_empty(), "{name}");
        for link in links {
            let field = all(&html, &link);
            assert_eq!(field.len(), 1, "{name}: {link}");
            let named = field[0].attr("aria-invalid") == Some("true") || field[0].attr("type") == Some("radio");
            assert!(named, "{name}: {link}");
            assert_eq!(all(&html, &format!("{link}-error")).len(), 1, "{name}: {link}");
        }
        assert!(text(&html, "head > title").contains("请修改"), "{name}");
    }
}

#[test]
fn p24_each_administrator_sees_its_own_acts_and_no_others() {
    let links = |role| {
        let html = seen_by("account", role);
        let acts = all(&html, "#acts a").len();
        let reveal = all(&html, "#person a").len();
        let trail = all(&html, "#trail a").len();
        (acts, reveal, trail)
    };
    assert_eq!(links(Role::SystemAdmin), (5, 1, 0));
    assert_eq!(links(Role::SecurityAdmin), (0, 0, 0));
    assert_eq!(links(Role::Auditor), (0, 0, 2));
    // An address that asks for a form gives none to whoever may not send it.
    for role in [Role::SecurityAdmin, Role::Auditor, Role::AuditAdmin] {
        assert!(actions(&seen_by("account-disable", role)).is_empty(), "{role:?}");
        assert!(actions(&seen_by("account-reveal", role)).is_empty(), "{role:?}");
    }
    let parts = |role| {
        let html = seen_by("admin-system", role);
        all(&html, "#parts a").iter().map(|a| a.attr("href").unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(parts(Role::SystemAdmin), ["/admin/accounts", "/admin/proposals", "/admin/mail"]);
    assert_eq!(parts(Role::AuditAdmin), ["/admin/audit"]);
    assert!(!parts(Role::SecurityAdmin).contains(&"/admin/audit".to_owned()));
    // The figures of another's part are not there either.
    assert!(text(&seen_by("admin-system", Role::AuditAdmin), ".figures").contains("1,284"));
    assert!(!text(&seen_by("admin-system", Role::SystemAdmin), ".figures").contains("1,284"));
}

#[test]
fn p25_whoever_proposed_is_told_that_another_decides() {
    let own = seen_by("proposal-own", Role::SystemAdmin);
    assert_eq!(actions(&own), ["/admin/proposals/p1/withdraw"]);
    assert!(text(&own, "#decide").contains("不能由您自己决定"), "{}", text(&own, "#decide"));
    assert_eq!(actions(&seen_by("proposal", Role::SecurityAdmin)), ["/admin/proposals/p1/decide"]);
    assert!(actions(&seen_by("proposal", Role::Auditor)).is_empty());
    for role in [Role::SystemAdmin, Role::SecurityAdmin] {
        assert!(actions(&seen_by("proposal-decided", role)).is_empty(), "{role:?}");
    }
    let versions = all(&seen_by("proposal", Role::SecurityAdmin), "input[name=version]").len();
    assert_eq!(versions, 1);
}

#[test]
fn nobody_acts_on_their_own_account_or_session() {
    let own = seen_by("account-own", Role::SystemAdmin);
    assert!(all(&own, "#acts a").is_empty() && actions(&own).is_empty());
    let live = seen_by("sessions", Role::SecurityAdmin);
    let ended: Vec<_> = all(&live, "input[name=session]")
        .iter()
        .map(|input| input.attr("value").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(ended.len(), 3);
    assert!(!ended.contains(&"s-zhou.min-0".to_owned()));
}

#[test]
fn p38_a_person_is_masked_until_the_look_is_recorded() {
    let masked = text(&seen_by("account", Role::SystemAdmin), "main");
    assert!(masked.contains("138****5678") && !masked.contains("13800005678"));
    let asked = seen_by("account-reveal", Role::SystemAdmin);
    assert_eq!(actions(&asked), ["/admin/accounts/id-zhang.wei/reveal"]);
    assert!(text(&asked, "#act").contains("会被记录"));
    let full = text(&seen_by("account-revealed", Role::SystemAdmin), "#person");
    assert!(full.contains("13800005678") && full.contains("已记入审计记录"));
    let erased = seen_by("account-erased", Role::SystemAdmin);
    assert!(text(&erased, "#person").contains("不能恢复"));
    assert!(all(&erased, "#acts a").is_empty());
}

#[test]
fn p18_words_of_others_are_words() {
    use app::pages::log::{EntryView, entry};
    let world = world();
    let cx = world.cx(Locale::Zh, Display::default(), &sample("log"));
    let hostile = "</code></pre></script><script>alert(1)</script><img src=x onerror=alert(1)>";
    let leaf = serde_json::json!({
        "action": hostile, "actor": { "body": hostile, "role": hostile }, "at": 0, "commitments": { "x": hostile },
        "facts": { "note": hostile, "product": hostile }, "object_id": hostile, "object_kind": "record", "v": 1,
    });
    let view = EntryView {
        seq: 1,
        leaf: leaf.to_string(),
        leaf_hash: hostile.to_owned(),
        proof: None,
        size: 2,
        verifier: hostile.to_owned(),
    };
    let page = entry(&cx, view);
    let html = Html::parse_document(&Owner::new().with(|| draw(&cx, &page).to_html()));
    assert!(all(&html, "img").is_empty());
    let scripts = all(&html, "script");
    assert!(scripts.iter().all(|script| script.attr("type") == Some("application/ld+json")), "{}", scripts.len());
    assert!(text(&html, "main").matches("alert(1)").count() >= 6);
}

#[test]
fn p36_an_entry_says_only_what_its_bytes_say() {
    let html = Html::parse_document(&drawn(&world(), &sample("log-entry"), Locale::Zh));
    let leaf = text(&html, "#leaf pre");
    assert!(leaf.contains("\"count\":30000"));
    assert!(text(&html, "main > div > .facts").contains("30,000"));
    assert_eq!(all(&html, "#proof .hashes li").len(), 16);
    assert_eq!(all(&html, "#proof a[download]").len(), 1);
    let newer = Html::parse_document(&drawn(&world(), &sample("log-entry-new"), Locale::Zh));
    assert!(all(&newer, "main > div > .facts").is_empty());
    assert!(text(&newer, "#leaf pre").contains("\"v\":2"));
}

#[test]
fn search_engines_learn_of_the_log_only() {
    let world = world();
    let mut found: BTreeMap<&str, bool> = BTreeMap::new();
    for sample in samples::all() {
        let html = Html::parse_document(&drawn(&world, &sample, Locale::Zh));
        let hidden = !all(&html, "meta[name=robots][content=noindex]").is_empty();
        let data = !all(&html, "script[type='application/ld+json']").is_empty();
        assert_eq!(hidden, !data, "{}", sample.name);
        found.insert(sample.name, data);
    }
    assert!(found["log"] && found["log-entry"] && !found["audit"]);
}
