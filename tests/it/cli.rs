//! The command line as a person or a script meets it: one program, run in an empty folder.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// The program in a folder of its own.
pub(crate) struct Place(tempfile::TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_daodi-under-test"));
        program.current_dir(self.path()).env_remove("DAODI_DATABASE").env_remove("DAODI_CONFIG");
        program.args(arguments).output().unwrap()
    }

    /// Runs a command that must end well and gives what it says.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let out = self.run(arguments);
        assert_eq!(out.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    /// The same in JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// Runs a command that must be refused with this exit code and gives what it complains of.
    pub(crate) fn refused(&self, arguments: &[&str], code: i32) -> String {
        let out = self.run(arguments);
        assert_eq!(out.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&out.stdout));
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(!said.contains("panicked") && !said.contains("sqlx") && !said.is_empty(), "{said}");
        said
    }
}

fn henan() -> String {
    tests::seed::henan().to_str().unwrap().to_owned()
}

#[test]
fn every_command_helps_with_an_example() {
    let place = Place::new();
    // What the program itself lists, down to the last.
    let mut waiting: Vec<Vec<String>> = vec![Vec::new()];
    let mut ends = Vec::new();
    while let Some(command) = waiting.pop() {
        let arguments: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        let help = place.done(&arguments);
        assert!(help.contains("Usage:"), "{command:?}: {help}");
        let listed = help.split("\nCommands:\n").nth(1).unwrap_or_default();
        let names = listed.lines().take_while(|line| !line.trim().is_empty()).filter(|line| !line.starts_with("   "));
        let names: Vec<&str> =
            names.filter_map(|line| line.split_whitespace().next()).filter(|n| *n != "help").collect();
        if names.is_empty() || command.is_empty() {
            assert!(help.contains("Example"), "{command:?}: {help}");
        }
        if names.is_empty() {
            ends.push(command.join(" "));
        }
        waiting.extend(names.iter().map(|name| [&command[..], &[(*name).to_owned()]].concat()));
    }
    for known in [
        "serve",
        "backup",
        "restore",
        "verify",
        "doctor",
        "import",
        "label issue",
        "config check",
        "log verify",
        "log check-proof",
        "log dump",
        "log checkpoint",
    ] {
        assert!(ends.iter().any(|end| end == known), "{known} is not among {ends:?}");
    }
    assert!(ends.iter().any(|end| end.starts_with("account ")), "{ends:?}");
    assert!(ends.len() > 22, "{ends:?}");
    assert!(place.done(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_two_and_a_refusal_is_one() {
    let place = Place::new();
    for wrong in [
        &["no-such-command"][..],
        &["serve", "--port", "99999"],
        &["import"],
        &["label", "issue"],
        &["--no-such-option", "migrate"],
        &["label", "issue", "--demo", "--count", "many", "--net-grams", "1"],
        &["label", "issue", "--demo", "--count", "1"],
        &[],
    ] {
        place.refused(wrong, 2);
    }
    for refused in [
        &["migrate", "--database", "mysql://x"][..],
        &["config", "check", "--config", "none.toml"],
        &["import", "none"],
        &["label", "check", "1G7K2"],
        &["label", "sheet", "none", "--out", "a.pdf"],
        &["label", "issue", "--demo", "--count", "0", "--net-grams", "250"],
    ] {
        place.refused(refused, 1);
    }
    std::fs::write(place.path().join("bad.toml"), "prot = 1\n").unwrap();
    assert!(place.refused(&["config", "check", "--config", "bad.toml"], 1).contains("prot"));
    let out = place.run(&["import", "none", "--json"]);
    let error: Value = serde_json::from_slice(&out.stderr).unwrap();
    assert!(error["error"].is_string(), "{error}");
}

#[test]
fn the_configuration_is_read_and_said() {
    let place = Place::new();
    let plain = place.json(&["config", "check"]);
    assert_eq!(plain["port"], 3000);
    assert!(plain["notes"].as_array().is_some_and(|notes| notes.len() >= 4), "{plain}");
    std::fs::write(place.path().join("daodi.toml"), "port = 8080\npublic_url = \"https://gi.henan.example\"\n")
        .unwrap();
    let own = place.json(&["config", "check", "--config", "daodi.toml"]);
    assert_eq!((own["port"].as_u64(), own["public_url"].as_str()), (Some(8080), Some("https://gi.henan.example")));
    assert!(!place.path().join("var").exists(), "checking makes nothing");
    assert_eq!((own["passwords"]["profile"].as_str(), own["mail"].as_str()), (Some("asvs"), Some("outbox var/outbox")));
    let notes = own["notes"].to_string();
    assert!(notes.contains("trusted_proxies") && notes.contains("files_host"), "{notes}");
    std::fs::write(
        place.path().join("all.toml"),
        "public_url = \"https://gi.henan.example\"\ntrusted_proxies = [\"127.0.0.1\", \"10.0.0.0/8\"]\n\
         files = \"/srv/files\"\nfiles_host = \"files.henan.example\"\n\
         [connections]\nmost = 5000\n[limits]\nsearch = { per_minute = 7, burst = 3 }\n",
    )
    .unwrap();
    let all = place.json(&["config", "check", "--config", "all.toml"]);
    assert_eq!(all["trusted_proxies"], serde_json::json!(["127.0.0.1", "10.0.0.0/8"]));
    assert_eq!((&all["connections"]["most"], &all["connections"]["head_seconds"]), (&5000.into(), &10.into()));
    assert_eq!(all["limits"]["search"], serde_json::json!({ "per_minute": 7, "burst": 3 }));
    assert_eq!((all["files"].as_str(), all["files_host"].as_str()), (Some("/srv/files"), Some("files.henan.example")));
    assert!(!all["notes"].to_string().contains("trusted_proxies"));
    let words = place.done(&["config", "check", "--config", "all.toml"]);
    assert!(words.contains("7 a minute, 3 at once") && words.contains("127.0.0.1 10.0.0.0/8"), "{words}");
    for (text, part) in [
        ("trusted_proxies = [\"proxy\"]\n", "trusted_proxies"),
        ("trusted_proxies = [\"0.0.0.0/0\"]\n", "everyone"),
        ("[limits]\nserach = { per_minute = 7, burst = 3 }\n", "serach"),
        ("[limits]\nsearch = { per_minute = 0, burst = 3 }\n", "per_minute"),
        ("[connections]\nmost = 0\n", "connections.most"),
        ("files_host = \"https://x\"\n", "files_host"),
        ("public_url = \"https://a.example\"\nfiles_host = \"A.example\"\n", "files_host"),
    ] {
        std::fs::write(place.path().join("bad.toml"), text).unwrap();
        let said = place.refused(&["config", "check", "--config", "bad.toml"], 1);
        assert!(said.contains(part), "{text}: {said}");
    }
    let secret = place.json(&["config", "check", "--database", "postgres://daodi:hunter2@db/daodi"]);
    assert!(!secret.to_string().contains("hunter2"), "{secret}");
}

#[test]
fn p34_the_configuration_is_said_without_its_secrets() {
    let place = Place::new();
    let file = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    let mail = "[mail]\nfrom = \"道地 <no-reply@gi.example.cn>\"\nsmtp_host = \"mail.example.cn\"\nsmtp_user = \"user-canary\"\n\
                smtp_password_file = \"smtp.password\"\n[passwords]\nprofile = \"dengbao\"\n";
    file("daodi.toml", mail);
    file("smtp.password", "password-canary\n");
    let check = ["config", "check", "--config", "daodi.toml"];
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |mode: u32| {
            let path = place.path().join("smtp.password");
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        mode(0o644);
        assert!(place.refused(&check, 1).contains("600"));
        mode(0o600);
    }
    let (words, json) = (place.done(&check), place.json(&check));
    assert_eq!(json["passwords"]["profile"], "dengbao");
    assert_eq!(json["mail"], "smtp mail.example.cn:587 (starttls, a user)");
    assert!(words.contains("dengbao, argon2id 65536 KiB"), "{words}");
    for said in [&words, &json.to_string()] {
        assert!(!said.contains("canary"), "{said}");
    }
    assert!(!place.path().join("var").exists(), "checking makes nothing");
    file("daodi.toml", &mail.replace("starttls", "none").replace("[passwords]", "tls = \"none\"\n[passwords]"));
    assert!(place.refused(&check, 1).contains("mail.tls"));
}

#[test]
fn labels_from_the_register_to_the_sheet() {
    let place = Place::new();
    let database = ["--database", "sqlite:var/daodi.db"];
    let trial = place.json(&["import", &henan(), "--dry-run", database[0], database[1]]);
    let whole = place.json(&["import", &henan(), database[0], database[1]]);
    assert_ne!(trial["outcome"], whole["outcome"], "{}", trial["outcome"]);
    let again = place.done(&["import", &henan()]);
    assert!(again.contains("228"), "{again}");

    let issued = place.json(&["label", "issue", "--demo", "--net-grams", "250", "--count", "70"]);
    let batch = issued["batch"].as_str().unwrap();
    assert_eq!((issued["count"].as_u64(), issued["symbol"].as_str().map(str::len)), (Some(70), Some(3)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |mode: u32| std::fs::Permissions::from_mode(mode);
        let file = place.path().join("var/label.keys");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&file, mode(0o644)).unwrap();
        assert!(place.refused(&["label", "batches"], 1).contains("600"), "keys that others can read are not used");
        std::fs::set_permissions(&file, mode(0o600)).unwrap();
    }

    let listed = place.done(&["label", "list", batch, "--from", "5", "--to", "9"]);
    let lines: Vec<&str> = listed.split("\r\n").filter(|line| !line.is_empty()).collect();
    assert_eq!((lines.len(), lines[0]), (6, "seq,url,code"));
    let code = lines[1].rsplit(',').next().unwrap();
    assert!(lines[1].starts_with("5,https://daodi.example/"), "{}", lines[1]);
    for text in [code.to_owned(), code.to_lowercase(), format!("https://daodi.example/{code}")] {
        let checked = place.json(&["label", "check", &text]);
        assert_eq!((checked["outcome"].as_str(), checked["number"].as_u64()), (Some("not_in_use"), Some(5)));
        assert_eq!(checked["batch"]["demo"], true);
    }
    place.done(&["label", "activate", batch]);
    assert_eq!(place.json(&["label", "check", code])["outcome"], "first_seen");
    place.done(&["label", "void", code, "--reason", "破损"]);
    assert_eq!(place.json(&["label", "check", code])["outcome"], "void");
    place.done(&["label", "recall", batch, "--reason", "检验不合格"]);
    assert_eq!(place.json(&["label", "check", code])["outcome"], "recalled");

    let sheet = place.json(&["label", "sheet", batch, "--layout", "65-up", "--out", "labels.pdf"]);
    assert_eq!(sheet["labels"], 70);
    assert!(std::fs::read(place.path().join("labels.pdf")).unwrap().starts_with(b"%PDF-"));
    place.done(&["label", "sheet", batch, "--layout", "24-up", "--from", "1", "--to", "30", "--out", "labels.svg"]);
    for page in ["labels-1.svg", "labels-2.svg"] {
        assert!(std::fs::read_to_string(place.path().join(page)).unwrap().contains("<svg"), "{page}");
    }
    assert!(place.refused(&["label", "sheet", batch, "--layout", "66-up", "--out", "a.pdf"], 1).contains("65-up"));
    assert!(place.refused(&["label", "sheet", batch, "--out", "a.docx"], 1).contains(".pdf"));
    assert!(place.refused(&["label", "list", batch, "--from", "71"], 1).contains("70"));
    let real = ["label", "issue", "--enterprise", "no-such", "--product", "xinyang-maojian", "--base", "x"];
    assert!(place.refused(&[&real[..], &["--net-grams", "1", "--count", "1"]].concat(), 1).contains("no-such"));
}
