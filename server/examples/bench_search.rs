//! Measures search: the index alone, and the whole list a page shows (search, facets, order, page).
//!
//! Usage: `bench_search --database URL` (the register stored there) or `bench_search --products N` (made up). Answers one
//! line of JSON, times in microseconds.

use anyhow::{Context, Result, bail};
use daodi::registry::{ProductQuery, Register};
use daodi::search::{ObjectKind, fold, read, synthetic, token_stream};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Instant;

/// The made-up register is always the same.
const SEED: u64 = 20_260_101;

/// Queries of each kind.
const OF_A_KIND: usize = 200;

/// How often the whole set is asked.
const ROUNDS: usize = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    server::telemetry::start(false);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let register = match arguments.as_slice() {
        [name, url] if name == "--database" => stored(url).await?,
        [name, count] if name == "--products" => made_up(count.parse().context("N is a number")?),
        _ => bail!("usage: bench_search --database URL | --products N"),
    };
    let texts = queries(&register);
    let lists = addresses(&register, &texts)?;
    let search = |text: &String| register.search().search(text, ObjectKind::Product).hits.len();
    let list = |query: &ProductQuery| register.list_products(query).page.len();
    let answer = json!({
        "products": register.rows().products.len(),
        "index_mib": register.search().size().bytes / 1024 / 1024,
        "search": times(&texts, search),
        "list": times(&lists, list),
    });
    println!("{answer}");
    Ok(())
}

/// The register of a database, read as the server reads it.
async fn stored(url: &str) -> Result<Register> {
    use daodi::ports::Registry;
    let store = store::Store::open(&store::DatabaseUrl::parse(url)?, &store::Options::default()).await?;
    let (rows, tokens) = (store.load().await?, store.search_tokens().await?);
    store.close().await;
    Ok(Register::new(0, rows, tokens))
}

fn made_up(count: usize) -> Register {
    let rows = synthetic::register(count, SEED);
    let tokens = token_stream(&rows).collect();
    Register::new(0, rows, tokens)
}

/// A mixed set, made from the register's own names so that it fits any: whole names, other names, pieces, single
/// characters, pinyin, initials, English words, digits of certificates, two words, the beginning of a word still being
/// typed, and what no product has.
fn queries(register: &Register) -> Vec<String> {
    let products = &register.rows().products;
    let step = (products.len() / OF_A_KIND).max(1);
    let some = || products.iter().step_by(step);
    let mut kinds: Vec<BTreeSet<String>> = vec![BTreeSet::new(); 11];
    for (at, product) in some().enumerate() {
        let folded = fold(&product.name);
        let chars: Vec<char> = folded.chars().collect();
        let reading = read(&product.name);
        let piece = chars.get(chars.len().saturating_sub(2)..).unwrap_or_default();
        let place = register.division_name(product.prefecture, false);
        let of_this: [Vec<String>; 11] = [
            vec![product.name.clone()],
            product.aliases.clone(),
            chars.windows(2).map(String::from_iter).collect(),
            chars.iter().map(char::to_string).collect(),
            vec![reading.joined(0), reading.joined(chars.len().saturating_sub(2))],
            vec![reading.initials(0), reading.initials(chars.len().saturating_sub(2))],
            product.name_en.split(' ').map(str::to_owned).collect(),
            product.protections.iter().filter_map(|right| right.number.clone()).collect(),
            vec![format!("{place} {}", String::from_iter(piece)), format!("{place}{}", String::from_iter(piece))],
            (1..=3).map(|letters| reading.joined(0).chars().take(letters).collect()).collect(),
            vec![format!("无此物{at}"), format!("zzq{at}"), format!("{}龘", product.name)],
        ];
        for (kind, texts) in kinds.iter_mut().zip(of_this) {
            kind.extend(texts.into_iter().filter(|text| !text.is_empty()));
        }
    }
    let spread = |kind: &BTreeSet<String>| {
        let step = kind.len().div_ceil(OF_A_KIND).max(1);
        kind.iter().step_by(step).cloned().collect::<Vec<_>>()
    };
    kinds.iter().flat_map(spread).collect()
}

/// What the list page is asked: every text by relevance, each tenth in another order and narrowed, and the whole list in
/// every order, narrowed by each class.
fn addresses(register: &Register, texts: &[String]) -> Result<Vec<ProductQuery>> {
    const ORDERS: [&str; 5] = ["relevance", "name", "place", "newest", "oldest"];
    let classes: Vec<&str> = register.categories().keys().map(|class| class.code()).collect();
    let mut lists = Vec::new();
    for text in texts {
        lists.push(ProductQuery::from_pairs([("q", text.as_str())])?);
    }
    for (text, order) in texts.iter().step_by(10).zip(ORDERS.iter().cycle()) {
        lists.push(ProductQuery::from_pairs([("q", text.as_str()), ("sort", order), ("per", "60")])?);
    }
    for order in ORDERS {
        lists.push(ProductQuery::from_pairs([("sort", order), ("per", "60")])?);
        for class in &classes {
            lists.push(ProductQuery::from_pairs([("sort", order), ("category", class), ("page", "2")])?);
        }
    }
    Ok(lists)
}

/// Asks everything once to warm up, then `ROUNDS` times. A query's time is the median of its rounds, so that another
/// program on the machine does not count.
fn times<Q: std::fmt::Debug>(queries: &[Q], ask: impl Fn(&Q) -> usize) -> serde_json::Value {
    let found: usize = queries.iter().map(&ask).sum();
    let mut rounds: Vec<Vec<f64>> = vec![Vec::with_capacity(ROUNDS); queries.len()];
    for _ in 0..ROUNDS {
        for (query, times) in queries.iter().zip(&mut rounds) {
            let start = Instant::now();
            std::hint::black_box(ask(std::hint::black_box(query)));
            times.push(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let mut taken: Vec<(f64, usize)> = rounds.iter_mut().map(median).zip(0..).collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |percent: usize| taken.get((taken.len() * percent / 100).min(taken.len().saturating_sub(1)));
    let time = |percent: usize| at(percent).map_or(0.0, |(time, _)| *time);
    let slowest = taken.last().and_then(|(_, at)| queries.get(*at)).map(|query| format!("{query:?}"));
    json!({
        "queries": queries.len(), "rows": found, "p50_us": time(50), "p99_us": time(99), "max_us": time(100),
        "slowest": slowest,
    })
}
