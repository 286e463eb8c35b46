//! How long the desk's queue takes with very many cases, through the whole server without a socket, and how long an
//! announcement of a thousand rows takes: for `cargo xtask bench`. Prints a line of JSON for each figure.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on ends")]

mod announcement;

use clap::{Parser, ValueEnum};
use daodi::ports::{Cases as _, Eyes};
use std::time::Instant;
use tests::{Actor, Raw, TestApp};

/// The database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    /// At `DAODI_TEST_PG_URL`.
    Postgres,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    Queue,
    Announcement,
}

/// The desk's queue, or an announcement.
#[derive(Parser)]
struct Arguments {
    /// The database.
    engine: Engine,
    /// What is measured.
    #[arg(long, value_enum, default_value = "queue")]
    what: What,
    /// Cases.
    #[arg(long, default_value_t = 100_000)]
    cases: u32,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 40)]
    rounds: usize,
}

/// Where made-up cases lie and stand: a tenth with 浉河区, most of them ended, as in an office after some years.
const VARIED: &[(&str, &str)] = &[
    ("id", "'made-up-' || CAST(n.i AS TEXT)"),
    ("receipt", "'r' || CAST(n.i AS TEXT)"),
    ("name", "'企业' || CAST(n.i AS TEXT)"),
    // One application of a kind at a time is open for an enterprise's right: each open one is another's.
    ("enterprise", "(SELECT e.id FROM enterprise e ORDER BY e.position LIMIT 1 OFFSET 0)"),
    (
        "place",
        "CASE WHEN n.i % 10 < 1 THEN '410000/411500/411502/' WHEN n.i % 10 < 3 THEN '410000/411500/411503/' \
         ELSE '410000/410100/410184/' END",
    ),
    ("state", "CASE WHEN n.i % 5 = 0 THEN 'submitted' ELSE 'rejected' END"),
    ("turn", "CASE WHEN n.i % 5 <> 0 THEN NULL WHEN n.i % 10 < 1 THEN '411502' ELSE '410000' END"),
    ("since", "a.since - CAST(n.i AS BIGINT) * 60000000"),
    ("due_at", "CASE WHEN n.i % 5 <> 0 THEN NULL ELSE a.since - CAST(n.i AS BIGINT) * 60000000 + 2592000000000 END"),
];

async fn fill(app: &TestApp, producer: &Actor, cases: u32) {
    let store = &app.app.store;
    let register = app.app.catalogue.current();
    let enterprise = register.rows().enterprises[0].id.to_string();
    let mut draft = tests::cases::draft(1, &producer.account, &enterprise);
    draft.statement.set("goods", &"特级、一级信阳毛尖，明前茶。".repeat(40));
    store.insert_application(&draft, &tests::people::act_of(&producer.account)).await.unwrap();
    let submit = tests::cases::step(&draft, daodi::application::Step::Submit, &producer.account);
    let eyes = Eyes::Applicant(&producer.account);
    assert!(store.move_case(eyes, &submit, &tests::people::act_of(&producer.account)).await.unwrap());
    let raw = Raw::open(&app.db).await;
    if app.db.file().is_none() {
        // Rows whose commit may still be on its way to the disk cannot be marked as visible to all by the VACUUM below.
        raw.run("SET synchronous_commit = on").await.unwrap();
    }
    // What keeps a right from having two open applications stands in the way of made-up ones.
    raw.run("DROP INDEX application_open").await.unwrap();
    let columns = raw.columns("application").await;
    let values: Vec<String> = columns
        .iter()
        .map(|column| {
            let varied = VARIED.iter().find(|(name, _)| name == column);
            varied.map_or_else(|| format!("a.{column}"), |(_, value)| (*value).to_owned())
        })
        .collect();
    let sql = format!(
        "INSERT INTO application ({}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {cases}) \
         SELECT {} FROM n, application a WHERE a.id = '{}'",
        columns.join(", "),
        values.join(", "),
        draft.id
    );
    raw.run(&sql).await.unwrap();
    // As the databases' own housekeeping leaves a table that has stood for a night.
    raw.run(if app.db.file().is_some() { "ANALYZE" } else { "VACUUM ANALYZE application" }).await.unwrap();
    raw.close().await;
}

async fn measure(arguments: &Arguments) {
    let app = match arguments.engine {
        Engine::Sqlite => TestApp::sqlite().await,
        Engine::Postgres => TestApp::postgres().await.unwrap(),
    };
    if arguments.what == What::Announcement {
        return announcement::measure(&app).await;
    }
    let producer = app.owner("bench.producer", app.app.catalogue.current().rows().enterprises[0].id.as_str()).await;
    let county = app.actor("bench.county", daodi::people::Role::CountyOfficer, "411502").await;
    let city = app.actor("bench.city", daodi::people::Role::CityOfficer, "411500").await;
    let province = app.actor("bench.province", daodi::people::Role::ProvinceOfficer, "").await;
    fill(&app, &producer, arguments.cases).await;
    for (office, who) in [("county", &county), ("city", &city), ("province", &province)] {
        for (what, query) in [("opened", ""), ("ended", "?group=ended&sort=newest"), ("searched", "?q=9999")] {
            let path = format!("/desk/applications{query}");
            let mut times = Vec::with_capacity(arguments.rounds);
            for _ in 0..arguments.rounds {
                let begun = Instant::now();
                let status = app.get_as(who, &path).await.status;
                times.push(begun.elapsed().as_micros());
                assert_eq!(status, 200, "{path}");
            }
            times.sort_unstable();
            let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied();
            println!(
                "{}",
                serde_json::json!({
                    "office": office, "what": what, "cases": arguments.cases, "rounds": arguments.rounds,
                    "p50_us": at(50), "p95_us": at(95), "max_us": times.last(),
                })
            );
        }
    }
}

fn main() {
    let arguments = Arguments::parse();
    tests::database::run(async move { measure(&arguments).await });
}
