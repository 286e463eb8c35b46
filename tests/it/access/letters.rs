//! An act and the letter that tells of it are one: every call of the database fails in turn, below the services.

use daodi::people::{Account, Role};
use daodi::ports::{Accounts as _, StoreError};
use server::services::accounts::AccountService;
use server::services::refused::Refused;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Faults;
use tests::{TestApp, each_app};

/// Fails the first call, then the second, and so on, until the act is done. Nothing may be left of a failed try; what is
/// done is one row of the trail and what it leaves in the boxes.
async fn one_with_its_letter(
    app: &TestApp,
    name: &str,
    told: &str,
    act: impl AsyncFn(&AccountService, &Account) -> Result<(), Refused>,
) {
    let mut failing = 1;
    loop {
        let before = super::counts(app).await;
        let text = super::dump(app).await;
        let faults = Faults { fail: Arc::new(AtomicI64::new(failing)), without_tenancy: None };
        let store = app.app.store.with_faults(faults.clone());
        let service = server::assembly::accounts(&app.app.config, store, app.app.clock).unwrap();
        let account = app.app.store.account_by_login("producer.a").await.unwrap().unwrap();
        let done = act(&service, &account).await;
        if faults.fail.load(Ordering::SeqCst) > 0 {
            assert!(done.is_ok(), "{name}: {done:?}");
            let after = super::counts(app).await;
            assert_eq!(after["audit"], before["audit"] + 1, "{name}: one act");
            assert_eq!(after[told], before[told] + 1, "{name}: {told}");
            break;
        }
        assert!(matches!(done, Err(Refused::Store(StoreError::Unavailable))), "{name}, call {failing}: {done:?}");
        assert_eq!(super::dump(app).await, text, "{name}, call {failing}: something was left");
        failing += 1;
    }
    assert!(failing > 5, "{name}: {failing} calls");
}

each_app! {
    async fn p03_no_act_of_an_account_without_its_letter(app: TestApp) {
        let _producer = app.actor("producer.a", Role::Producer, "").await;
        let acting = tests::acting();
        one_with_its_letter(&app, "reset", "mail", async |s, a| s.send_reset(a, &acting).await).await;
        one_with_its_letter(&app, "forgot", "mail", async |s, a| s.forgot(&a.login, &acting).await).await;
        one_with_its_letter(&app, "link", "mail", async |s, a| s.send_link("admin", &a.id, &acting).await).await;
        one_with_its_letter(&app, "disable", "mail", async |s, a| s.disable_at_the_machine(a, "试验", &acting).await)
            .await;
        one_with_its_letter(&app, "enable", "message", async |s, a| s.enable(&a.id, "试验", &acting).await).await;
    }
}
