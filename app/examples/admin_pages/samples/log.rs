//! The public log.

use super::{MINUTE, NOW, Sample};
use app::Page;
use app::cx::Cx;
use app::pages::log::{
    CheckpointView, EntriesView, EntryQuery, EntryView, LogLine, LogView, ProofView, entries, entry, log,
};
use daodi::audit::{Action, ObjectKind};
use daodi::people::PageOf;

pub(crate) fn all() -> Vec<Sample> {
    let sample = |name, path, draw| Sample { name, path, role: None, draw };
    vec![
        sample("log", "/log", overview),
        sample("log-begun", "/log", begun),
        sample("log-entries", "/log/entries?page=2", list),
        sample("log-entries-empty", "/log/entries?object=x", nothing),
        sample("log-entry", "/log/entries/48212", one),
        sample("log-entry-first", "/log/entries/0", first),
        sample("log-entry-person", "/log/entries/48210", person),
        sample("log-entry-new", "/log/entries/48213", uncovered),
    ]
}

const VERIFIER: &str = "gi.henan.example/log+7a1f03c2+AbX9kq3mZs0VwYt8uQ2nJr5cE1hLp7dGf6oIvKzTa4Re";
/// What stands in place of a person.
const DIGEST: &str = "7d1f0c52a9e84b3660f2d5b8c1e7a4936f0b8d25c4e1a7903b6d2f58e9c0a714";
const ROOT: &str = "q1k7Jt0cY2mVhX5nWb8sRz4pLd6uEo3aGfI9KxTtBvM=";
const NOTE: &str = "gi.henan.example/log\n48214\nq1k7Jt0cY2mVhX5nWb8sRz4pLd6uEo3aGfI9KxTtBvM=\n\n\u{2014} gi.henan.example/log \
    eh8DwkFwYQ0m6uG2n1vB5s8xKZr3tD7cLpQ4jHfNyWaUoXiEbMgTzRlVqSkJ9dC0hP2w6A5fY7eI1uO8nB3vMx==\n";

fn leaf(action: Action, body: Option<&str>, role: &str, object: (&str, &str), facts: &str, minutes: i64) -> String {
    let body = body.map_or_else(String::new, |body| format!("\"body\":\"{body}\","));
    let (kind, id) = object;
    let at = NOW - minutes * MINUTE + 812_004;
    format!(
        "{{\"action\":\"{}\",\"actor\":{{{body}\"role\":\"{role}\"}},\"at\":{at},\"commitments\":{{}},\"facts\":{{{facts}}},\
         \"object_id\":\"{id}\",\"object_kind\":\"{kind}\",\"v\":1}}",
        action.code()
    )
}

fn lines() -> Vec<LogLine> {
    let batch = ("label_batch", "0199e001-7c1e-7a40-9d31-3c1f2a4b5c6d");
    let all = [
        leaf(Action::BatchRecall, Some("411500"), "city_officer", batch, "\"date\":\"2026-11-20\"", 3),
        leaf(
            Action::ClaimDecide,
            Some("411502"),
            "county_officer",
            ("enterprise", "demo-tea"),
            "\"decision\":\"accepted\",\"part\":\"owner\",\"uscc\":\"91411502MA0000017Y\"",
            11,
        ),
        leaf(Action::BatchIssue, Some("demo-tea"), "producer", batch, "\"count\":30000,\"epoch\":1", 47),
        leaf(
            Action::RoleGrant,
            None,
            "security_admin",
            ("account", DIGEST),
            "\"office\":\"411502\",\"role\":\"county_officer\"",
            60,
        ),
        leaf(Action::OfficeChange, None, "security_admin", ("office", "411502"), "", 95),
        leaf(Action::AuditSeal, None, "job", ("audit", "2026-11-19"), "\"rows\":5182", 620),
        leaf(Action::RegisterImport, None, "cli", ("register", "henan"), "\"rows\":2586", 900),
    ];
    all.into_iter().zip(0_i64..).map(|(leaf, back)| LogLine { seq: 48_213 - back, leaf }).collect()
}

fn overview(cx: &Cx) -> Page {
    let checkpoint =
        CheckpointView { size: 48_214, root: ROOT.to_owned(), at: NOW - 3 * MINUTE, note: NOTE.to_owned() };
    log(cx, LogView { checkpoint: Some(checkpoint), verifier: VERIFIER.to_owned(), newest: lines() })
}

fn begun(cx: &Cx) -> Page {
    log(cx, LogView { checkpoint: None, verifier: VERIFIER.to_owned(), newest: Vec::new() })
}

fn list(cx: &Cx) -> Page {
    let query = EntryQuery { page: 2, ..EntryQuery::default() };
    shown(cx, EntriesView { query, page: PageOf { rows: lines(), total: 48_214 } })
}

fn nothing(cx: &Cx) -> Page {
    let query = EntryQuery { object_kind: Some(ObjectKind::LabelBatch), object: "x".to_owned(), page: 1, action: None };
    shown(cx, EntriesView { query, page: PageOf::default() })
}

fn shown(cx: &Cx, view: EntriesView) -> Page {
    entries(cx, view).unwrap_or_else(|problem| app::pages::problem::page(cx, &problem))
}

fn one(cx: &Cx) -> Page {
    let leaf = lines()
        .swap_remove(2)
        .leaf
        .replace("\"commitments\":{}", &format!("\"commitments\":{{\"reason\":\"{}\"}}", "4be1".repeat(16)));
    let hashes =
        (0..16_u8).map(|n| format!("{}{ROOT}", char::from(b'A' + n)).chars().take(43).chain(['=']).collect()).collect();
    let view = EntryView {
        seq: 48_212,
        leaf,
        leaf_hash: "Zk3vPq8sLm1xTn6bYd0wRc5hUj9eGa2fKi7oXzVtBQ4=".to_owned(),
        proof: Some(ProofView { size: 48_214, root: ROOT.to_owned(), hashes }),
        size: 48_214,
        verifier: VERIFIER.to_owned(),
    };
    entry(cx, view)
}

/// An entry about somebody who is not named.
fn person(cx: &Cx) -> Page {
    let reason = format!("\"commitments\":{{\"reason\":\"{}\"}}", "90ce".repeat(16));
    let view = EntryView {
        seq: 48_210,
        leaf: lines().swap_remove(3).leaf.replace("\"commitments\":{}", &reason),
        leaf_hash: ROOT.to_owned(),
        proof: None,
        size: 48_214,
        verifier: VERIFIER.to_owned(),
    };
    entry(cx, view)
}

fn first(cx: &Cx) -> Page {
    let view = EntryView {
        seq: 0,
        leaf: lines().swap_remove(6).leaf,
        leaf_hash: ROOT.to_owned(),
        proof: Some(ProofView { size: 1, root: ROOT.to_owned(), hashes: Vec::new() }),
        size: 1,
        verifier: VERIFIER.to_owned(),
    };
    entry(cx, view)
}

fn uncovered(cx: &Cx) -> Page {
    let view = EntryView {
        seq: 48_213,
        leaf: "{\"action\":\"label_batch.recall\",\"v\":2}".to_owned(),
        leaf_hash: ROOT.to_owned(),
        proof: None,
        size: 48_214,
        verifier: VERIFIER.to_owned(),
    };
    entry(cx, view)
}
