//! Issuing through the service: who may have labels, and what a batch costs.

use daodi::label::{Batch, Code, CodeRange, NetContent};
use daodi::ports::{Labels as _, Registry as _};
use daodi::registry::{Authorisation, AuthorisationState, Track};
use jiff::civil::{Date, date};
use server::services::demonstration;
use server::services::labels::{IssueError, IssueRequest};
use tests::register::slug;
use tests::{TestApp, each_app};

/// The tests' today.
pub(super) const TODAY: Date = date(2026, 11, 20);

/// A request for a real base of Henan's register: enterprise, product and base that belong together.
pub(super) fn request(app: &TestApp) -> IssueRequest {
    let register = app.app.catalogue.current();
    let base = register.rows().bases.iter().find(|base| base.enterprise.is_some() && base.product.is_some()).unwrap();
    IssueRequest {
        enterprise: base.enterprise.as_ref().unwrap().to_string(),
        product: base.product.as_ref().unwrap().to_string(),
        base: base.id.to_string(),
        pack_date: TODAY,
        net: NetContent::Grams(250),
        count: 1000,
        harsh: false,
        demo: false,
    }
}

/// A request of the fictional enterprise.
pub(super) fn demo_request() -> IssueRequest {
    IssueRequest {
        enterprise: demonstration::ENTERPRISE.to_owned(),
        product: demonstration::PRODUCT.to_owned(),
        base: demonstration::BASE.to_owned(),
        pack_date: TODAY,
        net: NetContent::Pieces(12),
        count: 10,
        harsh: false,
        demo: true,
    }
}

/// Gives the request's enterprise the right to use the mark.
pub(super) async fn authorise(app: &TestApp, request: &IssueRequest, from: Date, until: Option<Date>) {
    let id = "019dc0de-0000-7000-9000-000000000001".to_owned();
    let (enterprise, product) = (slug(&request.enterprise), slug(&request.product));
    let basis = "国家知识产权局公告第999号".to_owned();
    let state = if until.is_some() { AuthorisationState::Stopped } else { AuthorisationState::Active };
    let new = Authorisation::granted(id, enterprise, product, Track::GiProduct, from, basis);
    let right = Authorisation { until, state, ..new };
    app.app.store.record_authorisation(&right, &tests::act()).await.unwrap();
}

/// An issued batch of the real base, not in use yet.
pub(crate) async fn issued(app: &TestApp) -> Batch {
    let request = request(app);
    authorise(app, &request, date(2025, 1, 31), None).await;
    app.app.labels.issue(request, &tests::acting()).await.unwrap()
}

/// The code of a label, numbered from 1.
pub(crate) fn code(app: &TestApp, batch: &Batch, number: u32) -> Code {
    CodeRange::new(&app.app.labels.keyring(), batch, number, number).unwrap().next().unwrap()
}

each_app! {
    async fn no_labels_without_an_authorisation_in_force(app: TestApp) {
        let wanted = request(&app);
        let refused = app.app.labels.issue(wanted.clone(), &tests::acting()).await.unwrap_err();
        assert!(matches!(refused, IssueError::NotAuthorised { day: TODAY, .. }), "{refused}");
        let words = refused.to_string();
        assert!(words.contains(&wanted.enterprise) && words.contains(&wanted.product) && words.contains("--demo"), "{words}");

        authorise(&app, &wanted, date(2025, 1, 31), Some(TODAY)).await;
        let ended = app.app.labels.issue(wanted.clone(), &tests::acting()).await.unwrap_err();
        assert!(matches!(ended, IssueError::NotAuthorised { .. }), "the right ended this morning: {ended}");
        assert_eq!(app.app.store.batches(10).await.unwrap(), []);
    }

    async fn a_right_that_begins_today_is_enough_and_one_of_tomorrow_is_not(app: TestApp) {
        let wanted = request(&app);
        authorise(&app, &wanted, date(2026, 11, 21), None).await;
        assert!(matches!(app.app.labels.issue(wanted.clone(), &tests::acting()).await, Err(IssueError::NotAuthorised { .. })));
        let batch = app.tomorrow().await.app.labels.issue(wanted.clone(), &tests::acting()).await.unwrap();
        assert_eq!((batch.product.as_str(), batch.count, batch.demo), (wanted.product.as_str(), 1000, false));
        assert_eq!((batch.qr_version, batch.qr_ecc, batch.host.as_str()), (3, 'M', "dd.henan.cn"));
        assert_eq!(app.app.store.batches(10).await.unwrap(), [batch]);
    }

    async fn what_does_not_belong_together_is_refused(app: TestApp) {
        let wanted = request(&app);
        authorise(&app, &wanted, date(2025, 1, 31), None).await;
        let issue = async |change: fn(&mut IssueRequest)| {
            let mut changed = request(&app);
            change(&mut changed);
            app.app.labels.issue(changed, &tests::acting()).await
        };
        assert!(matches!(issue(|r| r.product = "no-such".to_owned()).await, Err(IssueError::Unknown { what: "product", .. })));
        assert!(matches!(
            issue(|r| r.enterprise = "' OR 1=1 --".to_owned()).await,
            Err(IssueError::Unknown { what: "enterprise", .. })
        ));
        assert!(matches!(issue(|r| r.base = String::new()).await, Err(IssueError::Unknown { what: "base", .. })));
        assert!(matches!(issue(|r| r.demo = true).await, Err(IssueError::Mixed)));
        for count in [0, (1 << 24) + 1, u32::MAX] {
            let mut changed = request(&app);
            changed.count = count;
            assert!(matches!(app.app.labels.issue(changed, &tests::acting()).await, Err(IssueError::Batch(_))), "{count}");
        }
        assert!(matches!(issue(|r| r.net = NetContent::Grams(0)).await, Err(IssueError::Batch(_))));
        assert!(matches!(issue(|r| r.pack_date = date(2020, 1, 1)).await, Err(IssueError::Batch(_))));
        let register = app.app.catalogue.current();
        let other = register.rows().bases.iter().find(|b| b.enterprise.as_ref().is_some_and(|e| e.as_str() != wanted.enterprise));
        let mut changed = request(&app);
        changed.base = other.unwrap().id.to_string();
        assert!(matches!(app.app.labels.issue(changed, &tests::acting()).await, Err(IssueError::Base { .. })));
        assert_eq!(app.app.store.batches(10).await.unwrap(), []);
    }

    async fn ten_million_labels_are_one_row(app: TestApp) {
        let mut wanted = request(&app);
        authorise(&app, &wanted, date(2025, 1, 31), None).await;
        wanted.count = 10_000_000;
        let begun = std::time::Instant::now();
        let batch = app.app.labels.issue(wanted, &tests::acting()).await.unwrap();
        let took = begun.elapsed();
        assert!(took < std::time::Duration::from_secs(1), "{took:?}");
        assert_eq!(app.app.store.batches(10).await.unwrap(), std::slice::from_ref(&batch));
        app.app.labels.activate(batch.clone(), &tests::acting()).await.unwrap();
        for number in [1, 5_000_000, 10_000_000] {
            let label = code(&app, &batch, number);
            let known = app.app.labels.look_up(label).await.unwrap();
            assert_eq!((known.outcome.code(), known.number), ("first_seen", Some(number)));
            assert_eq!(app.app.store.scans(&label.to_string()).await.unwrap(), None, "a look is no scan");
        }
    }

    async fn batches_issued_at_once_all_have_tags_of_their_own(app: TestApp) {
        let wanted = request(&app);
        authorise(&app, &wanted, date(2025, 1, 31), None).await;
        let other = app.another().await;
        let tasks: Vec<_> = (0..40)
            .map(|i| {
                let (labels, wanted) = (if i % 2 == 0 { &app } else { &other }.app.labels.clone(), wanted.clone());
                tokio::spawn(async move { labels.issue(wanted, &tests::acting()).await })
            })
            .collect();
        let mut tags = std::collections::BTreeSet::new();
        for task in tasks {
            assert!(tags.insert(task.await.unwrap().unwrap().tag));
        }
        assert_eq!(app.app.store.batches(100).await.unwrap().len(), 40);
    }
}
