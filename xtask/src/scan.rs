//! `cargo xtask scan`: two scanners from outside look for holes. schemathesis sends the API what its document allows and
//! forbids; wapiti walks the pages, once as anybody and once signed in as a producer, and attacks every form it finds.
//!
//! Each finding is printed as the scanner words it and fails the command. See promise P28 of the tests: no answer of
//! 5xx, nothing found.

use crate::bench::peers;
use crate::place::Place;
use crate::process;
use crate::progress::{Steps, note};
use crate::test::Stand;
use crate::{build, http};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::path::Path;
use std::process::{Command, ExitCode};

const SCHEMATHESIS: &str = "4.32.5";
const WAPITI: &str = "3.2.3";

/// wapiti's attacks. Left out: `csrf` asks for a token in each form, where Daodi tells by `Sec-Fetch-Site` and `Origin`
/// who sent it (the tests `p17_…` prove it); `ssl`, `https_redirect` and `cookieflags`, for there is no TLS here;
/// `spring4shell`, a hole of Java, which takes every refusal of an unknown parameter for itself; `ssrf`, `xxe` and
/// `log4shell` wait for a server on the Internet; `wapp`, `nikto`, `cms` and `takeover` fetch lists from there.
const ATTACKS: &str = "backup,crlf,csp,exec,file,htaccess,http_headers,ldap,permanentxss,redirect,\
                       shellshock,sql,timesql,upload,xss";

/// Options of `scan`.
#[derive(Args)]
pub(crate) struct Options {
    /// Cases for each operation of the API
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    cases: u32,
    /// Seconds that each attack on the pages may last
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=36_000))]
    seconds: u32,
    /// The number that schemathesis draws its cases from
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// Build nothing first: scan the program that is there
    #[arg(long)]
    as_built: bool,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    if !options.as_built {
        build::all(&place, true, &mut Steps::new(build::STEPS))?;
    }
    let stand = Stand::start(&place)?;
    let mut findings = api(&place, &stand, options)?;
    for (who, cookie) in [("anybody", None), ("a producer", Some(sign_in(&stand)?))] {
        let found = pages(&place, &stand, options, cookie.as_deref())?;
        println!("wapiti {WAPITI} as {who}: {} pages walked, {} findings", found.walked, found.findings.len());
        findings.extend(found.findings);
    }
    let log = std::fs::read_to_string(stand.log()).context("reading the server's log")?;
    // Else the producer's walk was that of anybody, and found nothing for that reason.
    let sent = log.lines().filter(|line| line.contains("POST") && line.contains("\"/my/")).count();
    println!("forms sent to pages of the signed-in producer: {sent}");
    if sent == 0 {
        findings.push("wapiti was not signed in".to_owned());
    }
    let broken = log.lines().filter(|line| line.contains("panicked at") || has_status_5xx(line)).map(str::to_owned);
    findings.extend(broken.inspect(|line| println!("the server's log: {line}")));
    println!("seed {}, {} cases for each operation, {} findings", options.seed, options.cases, findings.len());
    for finding in &findings {
        println!("found: {finding}");
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether a line of the log tells of an answer of 5xx; it is written in colours, so only digits are looked at.
fn has_status_5xx(line: &str) -> bool {
    let Some((_, rest)) = line.split_once("status") else { return false };
    let coloured = rest.split_once('=').map_or("", |(_, rest)| rest);
    let plain = coloured.split('m').find_map(|part| part.split_whitespace().next()?.parse::<u16>().ok());
    plain.is_some_and(|status| (500..600).contains(&status))
}

fn api(place: &Place, stand: &Stand, options: &Options) -> Result<Vec<String>> {
    let python = peers::python(place, "schemathesis", "schemathesis", SCHEMATHESIS)?;
    let mut command = Command::new(python.with_file_name("schemathesis"));
    command.arg("run").arg(format!("{}/api/openapi.json", stand.address()));
    command.args(["--max-examples", &options.cases.to_string(), "--seed", &options.seed.to_string()]);
    command.args(["--continue-on-failure", "--suppress-health-check", "all", "--no-color"]);
    let status = process::status(command.current_dir(stand.folder()))?;
    Ok(if status.success() { Vec::new() } else { vec!["schemathesis: see above".to_owned()] })
}

/// What wapiti did.
struct Walk {
    walked: u64,
    findings: Vec<String>,
}

fn pages(place: &Place, stand: &Stand, options: &Options, cookie: Option<&str>) -> Result<Walk> {
    let python = peers::python(place, "wapiti3", "wapitiCore", WAPITI)?;
    let report = stand.folder().join("wapiti.json");
    let seconds = options.seconds.to_string();
    let mut command = Command::new(python.with_file_name("wapiti"));
    command.args(["--url", &format!("{}/", stand.address()), "--scope", "domain", "--module", ATTACKS]);
    command.args(["--max-scan-time", &(options.seconds * 5).to_string(), "--max-attack-time", &seconds]);
    // A dozen pages of each kind are enough: the others are the same page with other words.
    command.args(["--max-files-per-dir", "12", "--max-links-per-page", "80", "--depth", "6", "--flush-session"]);
    command.args(["--no-bugreport", "--verbose", "0", "--format", "json", "--output"]).arg(&report);
    command.arg("--store-session").arg(stand.folder().join("wapiti"));
    command.arg("--store-config").arg(stand.folder().join("wapiti-settings"));
    if let Some(cookie) = cookie {
        command.args(["--header", &format!("Cookie: {cookie}")]);
        // From the signed-in pages inwards, and not out of them.
        for path in ["my", "my/contact", "my/sessions", "my/messages", "my/enterprises", "my/claims/new", "my/data"] {
            command.args(["--start", &format!("{}/{path}", stand.address())]);
        }
        command.args(["--exclude", &format!("{}/sign-out", stand.address())]);
        command.args(["--exclude", &format!("{}/en/sign-out", stand.address())]);
    }
    process::run(&mut command, "Its message is above.")?;
    read(&report)
}

/// Vulnerabilities and anomalies of a report; the remarks it adds ("OPTIONS answers 405") are none.
fn read(report: &Path) -> Result<Walk> {
    let text = std::fs::read_to_string(report).context("wapiti wrote no report")?;
    let report: serde_json::Value = serde_json::from_str(&text).context("wapiti's report")?;
    let mut findings = Vec::new();
    for kind in ["vulnerabilities", "anomalies"] {
        for (name, list) in report[kind].as_object().into_iter().flatten() {
            for one in list.as_array().into_iter().flatten() {
                let part = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
                findings.push(format!("{name}: {} {}: {}", part("method"), part("path"), part("info")));
            }
        }
    }
    Ok(Walk { walked: report["infos"]["crawled_pages_nbr"].as_u64().unwrap_or(0), findings })
}

/// Signs the demonstration producer in and answers the cookie.
fn sign_in(stand: &Stand) -> Result<String> {
    let accounts = std::fs::read_to_string(stand.folder().join("demonstration.accounts"))
        .context("the server has made no demonstration accounts")?;
    let words = accounts.lines().find(|line| line.starts_with("demo.producer")).map(str::split_whitespace);
    let [login, password] = words.into_iter().flatten().take(2).collect::<Vec<_>>()[..] else {
        bail!("no demonstration producer");
    };
    let page = http::get(stand.port(), "/sign-in")?.text;
    let (_, rest) = page.split_once("name=\"once\" value=\"").context("a form without its key")?;
    let once = rest.split('"').next().unwrap_or_default();
    let answer = http::post(stand.port(), "/sign-in", &format!("login={login}&password={password}&once={once}"))?;
    let mut cookies = answer.text.lines().filter_map(|line| line.split_once("set-cookie: __Host-daodi="));
    let (_, cookie) = cookies.next().with_context(|| format!("signing in was answered {}", answer.status))?;
    note("signed in as the demonstration producer");
    Ok(format!("__Host-daodi={}", cookie.split(';').next().unwrap_or_default()))
}
