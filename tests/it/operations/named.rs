//! Commands in the name of an account, and keys that are begun at the machine.

use crate::cli::Place;
use daodi::ports::{Accounts as _, AuditQuery, LogQuery, Trail as _};
use daodi::transparency_log::{FactValue, Leaf, SignedCheckpoint, TrustedKeys, VerifierKey};
use tests::{TestDb, each_db};

/// An account of this role; gives its id.
async fn account(place: &Place, db: &TestDb, login: &str, role: &str) -> String {
    let url = db.url_text();
    place.done(&["account", "create", login, "--name", "测试员", "--role", role, "--database", &url]);
    db.store.account_by_login(login).await.unwrap().unwrap().id
}

/// Actor and reason of refusal of the rows of an act, oldest first.
async fn rows(db: &TestDb, action: &str) -> Vec<(String, Option<String>)> {
    let query = AuditQuery { action: action.to_owned(), ..AuditQuery::default() };
    let rows = db.store.audit(&query).await.unwrap().rows;
    rows.into_iter().rev().map(|row| (row.actor.unwrap_or_default(), row.refused)).collect()
}

/// The leaves of an act that wait or stand in the log, oldest first.
async fn leaves(db: &TestDb, action: &str) -> Vec<Leaf> {
    let query = LogQuery { action: action.to_owned(), limit: 100, ..LogQuery::default() };
    let numbered = db.store.log_entries(&query).await.unwrap().rows.into_iter().rev();
    let waiting = db.store.log_pending(1000).await.unwrap().into_iter().filter(|entry| entry.action == action);
    numbered.chain(waiting).map(|entry| Leaf::parse(entry.leaf.as_bytes()).unwrap()).collect()
}

fn refused(code: &str) -> Option<String> {
    Some(code.to_owned())
}

each_db! {
    async fn p35_an_import_is_the_act_of_the_account_that_is_named_or_refused_on_record(db: TestDb) {
        let (place, url) = (Place::new(), db.url_text());
        let system = account(&place, &db, "sys.zhang", "system_admin").await;
        let producer = account(&place, &db, "tea.wang", "producer").await;
        let gone = account(&place, &db, "sys.old", "system_admin").await;
        place.done(&["account", "disable", "sys.old", "--reason", "调离", "--database", &url]);
        let henan = tests::seed::henan().to_str().unwrap().to_owned();
        let import = |by: &'static str| vec!["import", &henan, "--by", by, "--database", &url];
        for (by, said) in [
            ("nobody", "there is no account"),
            ("tea.wang", "its role is producer, it takes system_admin or province_officer"),
            ("sys.old", "is disabled"),
        ] {
            let complaint = place.refused(&import(by), 1);
            assert!(complaint.contains(said) && complaint.contains("nothing was done"), "{complaint}");
        }
        assert!(db.store.is_empty().await.unwrap());
        let whole: serde_json::Value = place.json(&import("Sys.Zhang"));
        assert_eq!((whole["by"].as_str(), whole["outcome"].as_str()), (Some("Sys.Zhang"), Some("written")), "{whole}");
        let found = rows(&db, "register.import").await;
        assert_eq!(found, [
            ("cli".to_owned(), refused("unknown_account")),
            (producer.clone(), refused("role")),
            (gone, refused("inactive_account")),
            (system.clone(), None),
        ]);
        let told = leaves(&db, "register.import").await;
        assert_eq!(told.iter().map(|leaf| leaf.actor.role.as_str()).collect::<Vec<_>>(), ["system_admin"]);

        let outlines = format!("{henan}/geo/henan_counties_web350.geojson");
        let boundaries = |by: Option<&'static str>| {
            let mut all = vec!["import-boundaries", &outlines, "--source", "s", "--licence", "l", "--crs", "WGS84",
                "--map-review-no", "", "--database", &url];
            all.extend(by.iter().flat_map(|by| ["--by", by]));
            all
        };
        place.refused(&boundaries(Some("tea.wang")), 1);
        place.done(&boundaries(Some("sys.zhang")));
        // Without a name it is the operator's, and that is said.
        let out = place.run(&boundaries(None));
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(out.status.success() && said.contains("--by") && said.contains("(cli)"), "{said}");
        let found = rows(&db, "boundaries.replace").await;
        assert_eq!(found, [(producer, refused("role")), (system, None), ("cli".to_owned(), None)]);
        let told = leaves(&db, "boundaries.replace").await;
        assert_eq!(told.iter().map(|leaf| leaf.actor.role.as_str()).collect::<Vec<_>>(), ["system_admin", "cli"]);
        assert!(place.json(&["verify", "--database", &url])["findings"].as_array().unwrap().is_empty());
    }

    async fn p36_a_signing_key_is_begun_at_the_machine_on_record_and_both_keys_sign(db: TestDb) {
        let (place, url) = (Place::new(), db.url_text());
        let security = account(&place, &db, "sec.li", "security_admin").await;
        let system = account(&place, &db, "sys.zhang", "system_admin").await;
        let command = |more: &[&'static str]| -> Vec<String> {
            ["log", "rotate-key", "--database", &url].iter().chain(more).map(|word| (*word).to_owned()).collect()
        };
        let run = |more: &[&'static str]| {
            let words = command(more);
            place.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
        };
        // The key there is comes to be with the first checkpoint.
        let first = place.done(&["log", "checkpoint", "--database", &url]);
        let file = place.path().join("var/log.keys");
        let before = std::fs::read_to_string(&file).unwrap();
        let out = run(&[]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        assert_eq!(out.status.code(), Some(1), "{said}");
        assert!(String::from_utf8_lossy(&out.stderr).contains("--yes") && said.contains("go on signing"), "{said}");
        let out = run(&["--yes", "--by", "sys.zhang"]);
        assert_eq!(out.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&out.stderr).contains("it takes security_admin"));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "nothing was done");

        let out = run(&["--yes", "--by", "sec.li", "--reason", "年度更换", "--json"]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let answer: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        let keys: Vec<VerifierKey> =
            answer["keys"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().parse().unwrap()).collect();
        assert_eq!((keys.len(), keys[0].to_string()), (2, answer["key"].as_str().unwrap().to_owned()));
        let newest = SignedCheckpoint::parse(answer["note"].as_str().unwrap().as_bytes()).unwrap();
        for key in &keys {
            TrustedKeys::of_log(vec![key.clone()]).verify(&newest).unwrap();
        }
        assert_eq!(rows(&db, "key.rotate").await, [(system, refused("role")), (security, None)]);
        let told = leaves(&db, "key.rotate").await;
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].object_id.as_str(), told[0].facts.get("kind")), (answer["key"].as_str().unwrap(), Some(&FactValue::from("log"))));
        // The act is covered by the first checkpoint of the new key, and whoever knows one key alone believes the log.
        std::fs::write(place.path().join("older.txt"), first).unwrap();
        place.done(&["log", "dump", "--out", "log.dump", "--database", &url]);
        let (new, old) = (keys[0].to_string(), keys[1].to_string());
        for key in [&new, &old] {
            place.done(&["log", "verify", "--dump", "log.dump", "--key", key]);
        }
        // What was signed before the change takes the older key.
        let older = ["log", "verify", "--dump", "log.dump", "--against", "older.txt", "--key"];
        place.done(&[&older[..], &[&old]].concat());
        place.done(&[&older[..], &[&new, "--key", &old]].concat());
        place.refused(&[&older[..], &[&new]].concat(), 1);
        // In words it says what to publish.
        let said = String::from_utf8(run(&["--yes"]).stdout).unwrap();
        assert!(said.contains("Publish the new key") && said.contains("var/log.keys"), "{said}");
        assert_eq!(rows(&db, "key.rotate").await.last(), Some(&("cli".to_owned(), None)));
    }
}
