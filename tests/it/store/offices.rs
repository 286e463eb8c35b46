//! Offices.

use daodi::division::DivisionStatus;
use daodi::people::{AccountState, Office, OfficeLevel, OfficeRecord, Role};
use daodi::ports::{People as _, Registry as _, Trail as _};
use tests::each_db;
use tests::people::{account_in, officer, rows, with_register};
use tests::register::{TRICKY, code, import};

each_db! {
    async fn offices_are_made_with_the_divisions_and_counted_with_their_officers(db: TestDb) {
        assert_eq!(db.store.office(code("410000")).await.unwrap(), None);
        with_register(&db.store).await;
        officer(&db.store, 1, "411502").await;
        officer(&db.store, 2, "411502").await;
        account_in(&db.store, 3, Role::CountyOfficer, Some(code("411502")), AccountState::Disabled).await;
        let page = db.store.offices("", None, 0, 99).await.unwrap();
        let shown: Vec<_> = page.rows.iter().map(|o| (o.office.code.to_string(), o.officers)).collect();
        let expected = [("410000", 0), ("410100", 0), ("410102", 0), ("411500", 0), ("411502", 2), ("411503", 0)];
        assert_eq!(shown, expected.map(|(code, officers)| (code.to_owned(), officers)));
        assert_eq!(page.total, 6);
        let expected = OfficeRecord {
            office: Office {
                code: code("411503"),
                level: OfficeLevel::County,
                parent: Some(code("411500")),
                name: "平桥区知识产权局".to_owned(),
                name_en: "Unit 411503 Intellectual Property Office".to_owned(),
            },
            phone: String::new(),
            address: String::new(),
            version: 1,
            officers: 0,
        };
        assert_eq!(db.store.office(code("411503")).await.unwrap(), Some(expected));
        assert_eq!(db.store.office(code("410322")).await.unwrap(), None);
        let find = async |text: &str, level, offset, limit| {
            let page = db.store.offices(text, level, offset, limit).await.unwrap();
            (page.rows.iter().map(|o| o.office.code.to_string()).collect::<Vec<_>>().join(" "), page.total)
        };
        assert_eq!(find("", Some(OfficeLevel::City), 0, 9).await, ("410100 411500".to_owned(), 2));
        assert_eq!(find("平桥", None, 0, 9).await, ("411503".to_owned(), 1));
        assert_eq!(find("UNIT 4115", None, 0, 9).await, ("411503".to_owned(), 1));
        assert_eq!(find("%", None, 0, 9).await, (String::new(), 0));
        assert_eq!(find("知识产权局", None, 4, 1).await, ("411502".to_owned(), 6));
    }

    async fn a_contact_is_corrected_in_the_version_seen_and_outlives_imports(db: TestDb) {
        with_register(&db.store).await;
        let office = code("411502");
        let set = async |version, phone: &str| {
            let act = tests::act();
            let done = db.store.set_office_contact(office, version, phone, TRICKY, &act).await.unwrap();
            assert_eq!(db.store.audit_row(&act.id).await.unwrap().is_some(), done);
            done
        };
        assert!(set(1, "0376-1").await);
        assert!(!set(1, "0376-2").await, "somebody else was faster");
        assert!(set(2, "0376-3").await);
        let act = tests::act();
        assert!(!db.store.set_office_contact(code("410322"), 1, "1", "", &act).await.unwrap());
        // An import renames the office, and one whose division is no more stays.
        let mut rows = rows();
        for division in &mut rows.divisions {
            if division.code == office {
                division.name = "新浉河区".to_owned();
            }
            if division.code == code("411503") {
                division.status = DivisionStatus::Abolished;
            }
        }
        db.store.apply(&import(2), &rows, &[], &[], &tests::act()).await.unwrap();
        let stored = db.store.office(office).await.unwrap().unwrap();
        assert_eq!((stored.phone.as_str(), stored.address.as_str(), stored.version), ("0376-3", TRICKY, 3));
        assert_eq!(stored.office.name, "新浉河区知识产权局");
        assert!(db.store.office(code("411503")).await.unwrap().is_some());
    }

    async fn of_twenty_corrections_of_one_version_one_is_taken(db: TestDb) {
        with_register(&db.store).await;
        let tasks: Vec<_> = (0..20)
            .map(|i| {
                let store = db.store.clone();
                let phone = i.to_string();
                tokio::spawn(async move {
                    store.set_office_contact(code("410000"), 1, &phone, "", &tests::act()).await.map(|won| (won, phone))
                })
            })
            .collect();
        let mut won = Vec::new();
        for task in tasks {
            let (taken, phone) = task.await.unwrap().unwrap();
            if taken {
                won.push(phone);
            }
        }
        let stored = db.store.office(code("410000")).await.unwrap().unwrap();
        assert_eq!((won, stored.version), (vec![stored.phone], 2));
    }
}
