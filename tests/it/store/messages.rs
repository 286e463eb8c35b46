//! Messages in the site and mail.

use daodi::people::{MailRecord, Message};
use daodi::ports::{Delivery, DueMail, MailState, Notice, People as _, StoreError, Trail as _};
use store::Store;
use tests::people::{NOW, act_of, id, notice, producer};
use tests::register::TRICKY;
use tests::{Raw, each_db};

fn message(number: u32) -> Message {
    Message {
        id: id(300_000 + number),
        at: NOW + i64::from(number),
        kind: "claim-received".to_owned(),
        args: vec![("name".to_owned(), TRICKY.to_owned()), ("number".to_owned(), number.to_string())],
        link: "/zh/my".to_owned(),
        read_at: None,
    }
}

fn record(number: u32, account: &str) -> MailRecord {
    MailRecord {
        id: id(400_000 + number),
        account: account.to_owned(),
        login: tests::people::login(account),
        kind: "claim-received".to_owned(),
        at: NOW + i64::from(number),
        tries: 0,
        next_at: Some(NOW + i64::from(number)),
        sent_at: None,
        failed_at: None,
        fault: None,
    }
}

async fn mail(store: &Store, state: MailState) -> Vec<MailRecord> {
    let page = store.mail(state, 0, 99).await.unwrap();
    assert_eq!(page.total, i64::try_from(page.rows.len()).unwrap());
    page.rows
}

each_db! {
    async fn messages_are_read_by_whom_they_are_for(db: TestDb) {
        let (who, other) = (producer(&db.store, 1).await, producer(&db.store, 2).await);
        let act = act_of(&who);
        let notices: Vec<Notice> = (1..=3).map(|n| notice(n, &who)).chain([notice(4, &other)]).collect();
        db.store.notify(&notices, &act).await.unwrap();
        assert!(db.store.audit_row(&act.id).await.unwrap().is_some());
        let page = db.store.messages(&who, 0, 2).await.unwrap();
        assert_eq!((page.rows, page.total), (vec![message(3), message(2)], 3));
        let page = db.store.messages(&who, 2, 2).await.unwrap();
        assert_eq!((page.rows, page.total), (vec![message(1)], 3));
        let reads = async |account: &str| {
            let rows = db.store.messages(account, 0, 9).await.unwrap().rows;
            rows.into_iter().map(|m| m.read_at).collect::<Vec<_>>()
        };
        // Not another's, nor one that is not there, nor one without an id.
        db.store.read_messages(&other, Some(&message(1).id), 5).await.unwrap();
        db.store.read_messages(&who, Some(""), 5).await.unwrap();
        db.store.read_messages(&id(99), None, 5).await.unwrap();
        assert_eq!(reads(&who).await, [None, None, None]);
        db.store.read_messages(&who, Some(&message(2).id), 6).await.unwrap();
        assert_eq!(reads(&who).await, [None, Some(6), None]);
        // The first time counts.
        db.store.read_messages(&who, None, 7).await.unwrap();
        assert_eq!(reads(&who).await, [Some(7), Some(6), Some(7)]);
        assert_eq!(reads(&other).await, [None]);
        // For nobody: then neither message nor mail.
        let lost = db.store.notify(&[notice(5, &who), notice(6, &id(99))], &act_of(&who)).await;
        assert_eq!(lost, Err(StoreError::Conflict));
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 3);
        // Either of the two alone.
        let only = [Notice { mail: None, ..notice(7, &who) }, Notice { message: None, ..notice(8, &who) }];
        db.store.notify(&only, &act_of(&who)).await.unwrap();
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 4);
        assert_eq!(db.store.mail(MailState::Waiting, 0, 99).await.unwrap().total, 5);
    }

    async fn a_mail_is_due_until_it_was_handed_over_or_given_up(db: TestDb) {
        let who = producer(&db.store, 1).await;
        let notices: Vec<_> = (1..=3).map(|n| notice(n, &who)).collect();
        db.store.notify(&notices, &act_of(&who)).await.unwrap();
        let due = async |now, limit| db.store.due_mail(now, limit).await.unwrap();
        assert_eq!(due(NOW, 9).await, []);
        let first = DueMail {
            id: record(1, &who).id,
            account: who.clone(),
            kind: "claim-received".to_owned(),
            locale: "en".to_owned(),
            args: format!("sealed {TRICKY}"),
            tries: 0,
        };
        assert_eq!(due(NOW + 1, 9).await, std::slice::from_ref(&first));
        assert_eq!(due(NOW + 9, 2).await.len(), 2);
        assert_eq!(mail(&db.store, MailState::Waiting).await, [record(3, &who), record(2, &who), record(1, &who)]);
        let page = db.store.mail(MailState::Waiting, 1, 1).await.unwrap();
        assert_eq!((page.rows, page.total), (vec![record(2, &who)], 3));

        let tried = async |number: u32, delivery: Delivery, at| {
            db.store.mail_tried(&record(number, &who).id, &delivery, at).await.unwrap();
        };
        tried(1, Delivery::Later(NOW + 100, "refused"), NOW + 10).await;
        assert_eq!(due(NOW + 99, 9).await.len(), 2);
        assert_eq!(due(NOW + 100, 9).await[2], DueMail { tries: 1, ..first });
        tried(2, Delivery::Sent, NOW + 10).await;
        tried(3, Delivery::Failed("no_address"), NOW + 11).await;
        // What is done is done: a slow second server changes nothing.
        for number in 2..=3 {
            for delivery in [Delivery::Sent, Delivery::Later(0, "x"), Delivery::Failed("x")] {
                tried(number, delivery, NOW + 99).await;
            }
        }
        let sent = MailRecord { tries: 1, next_at: None, sent_at: Some(NOW + 10), ..record(2, &who) };
        assert_eq!(mail(&db.store, MailState::Sent).await, [sent]);
        let fault = Some("no_address".to_owned());
        let failed = MailRecord { tries: 1, next_at: None, failed_at: Some(NOW + 11), fault, ..record(3, &who) };
        assert_eq!(mail(&db.store, MailState::Failed).await, [failed]);
        let raw = Raw::open(&db).await;
        assert_eq!(raw.texts("SELECT args FROM mail WHERE sent_at IS NOT NULL").await, [""]);
        raw.close().await;

        // Given up, it can be queued again; what was sent or waits cannot.
        let retry = async |number: u32| db.store.retry_mail(&record(number, &who).id, NOW + 20, &tests::act()).await;
        assert_eq!((retry(1).await, retry(2).await, retry(9).await), (Ok(false), Ok(false), Ok(false)));
        assert_eq!(retry(3).await, Ok(true));
        assert_eq!(retry(3).await, Ok(false));
        let again = MailRecord { next_at: Some(NOW + 20), fault: Some("no_address".to_owned()), ..record(3, &who) };
        assert_eq!(mail(&db.store, MailState::Waiting).await[0], again);
        assert_eq!(mail(&db.store, MailState::Failed).await, []);
        tried(3, Delivery::Sent, NOW + 30).await;
        assert_eq!(mail(&db.store, MailState::Sent).await[0].fault, None);
    }
}
