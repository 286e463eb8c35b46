//! The acts on marks and their users, on announcements that are entered, and on rights.

use super::Runner;
use daodi::audit::Act;
use daodi::people::{Part, Role};
use daodi::ports::{Keeper, People as _, Registry as _, Trademarks as _};
use tests::people::{account, full_act, id, notice, officer, producer};
use tests::trademarks::{ending, licensee, trademark};

pub(super) async fn trademarks(run: &mut Runner<'_>) {
    let store = &run.db.store;
    let keeper = account(store, 390, Role::Registrant, None).await;
    let chief = officer(store, 391, "410000").await;
    let act = || full_act(&chief);
    let mark = trademark(1, &keeper, &chief);
    run.one("tie_trademark", async |s| s.tie_trademark(&mark, &[notice(390, &keeper)], &act()).await).await;
    let users = [licensee(1, &mark, &keeper), licensee(2, &mark, &keeper)];
    run.one("declare_users", async |s| s.declare_users(&keeper, &users, &act()).await).await;
    run.one("change_trademark", async |s| s.change_trademark(&mark, &[notice(391, &keeper)], &act()).await).await;
    run.acts("confirm_users", 2, async |s| {
        let further = [Act { once: None, ..act() }];
        s.confirm_users(&chief, &users, &[notice(392, &keeper)], &act(), &further).await
    })
    .await;
    let user = store.trademark_user(Keeper::Office, &users[0].id).await.unwrap().unwrap();
    let last = ending(&chief, jiff::civil::date(2026, 11, 20));
    run.one("end_use", async |s| s.end_use(Keeper::Office, &user, &last, &[notice(393, &keeper)], &act()).await).await;
}

pub(super) async fn rights(run: &mut Runner<'_>) {
    use daodi::ports::Announcements as _;
    use tests::rights::{application, end, filing, item, ordered, rectified, step, usage};
    let act = || full_act(&id(1));
    let (one, two) = (id(80), id(81));
    for number in [80, 81] {
        officer(&run.db.store, number, "410000").await;
    }
    let entry = filing(1, &one);
    run.one("insert_filing", async |s| s.insert_filing(&entry, &[item(2)], &act()).await).await;
    run.one("set_filing", async |s| s.set_filing(&entry, &act()).await).await;
    run.one("set_items", async |s| s.set_items((&entry.id, 2), &[item(3)], true, &act()).await).await;
    let told = [notice(95, &one)];
    run.one("propose_filing", async |s| s.propose_filing(&step(&entry, 3, &one), &told, &act()).await).await;
    let told = [notice(96, &one)];
    run.one("return_filing", async |s| s.return_filing(&step(&entry, 4, &two), &told, &act()).await).await;
    assert!(run.db.store.propose_filing(&step(&entry, 5, &one), &[], &act()).await.unwrap());
    let now = run.db.store.generation().await.unwrap();
    let mut all = application(&entry, 6, &two, now);
    // The pair has a right already, from the first part of this test: this one is on another track.
    all.grants[0].authorisation.track = daodi::registry::Track::CertificationMark;
    run.acts("apply_filing", 3, async |s| s.apply_filing(&all, &act()).await).await;
    let other = filing(2, &one);
    run.one("insert_filing", async |s| s.insert_filing(&other, &[], &act()).await).await;
    run.one("discard_filing", async |s| s.discard_filing(&step(&other, 1, &one), &act()).await).await;
    let right = all.grants[0].authorisation.id.clone();
    let who = producer(&run.db.store, 82).await;
    run.db.store.add_member("ent-aa", &who, Part::Owner, &[], &tests::act()).await.unwrap();
    let used = daodi::ports::MarkUse { day: jiff::civil::date(2026, 11, 2), ..usage(1, &right, &who) };
    run.one("record_mark_use", async |s| s.record_mark_use(&used, &act()).await).await;
    let (known, _) = run.db.store.right(&right).await.unwrap().unwrap();
    let from = known.counted_from();
    run.one("note_unused", async |s| s.note_unused(&known, from, false, &act()).await).await;
    assert!(run.db.store.note_unused(&known, from, true, &tests::act()).await.unwrap());
    assert!(!run.db.store.note_unused(&known, from, true, &tests::act()).await.unwrap(), "once");
    let officer = officer(&run.db.store, 83, "411502").await;
    let (step, order) = ordered(5, &right, 2, &officer);
    run.one("order_rectification", async |s| s.order_rectification(&step, &order, &act()).await).await;
    run.one("report_rectification", async |s| s.report_rectification(&who, &right, "已整改", &act()).await).await;
    let (step, ending) = rectified(&order, 3, &officer);
    assert!(!run.db.store.end_rectification(&step, &ending, &tests::act()).await.unwrap(), "a report came meanwhile");
    let ending = daodi::ports::RectificationFinding { version: 2, ..ending };
    let due = jiff::civil::date(2027, 1, 31);
    run.one("return_rectification", async |s| s.return_rectification(&ending, due, &act()).await).await;
    let ending = daodi::ports::RectificationFinding { version: 3, ..ending };
    run.one("end_rectification", async |s| s.end_rectification(&step, &ending, &act()).await).await;
    run.one("step_right", async |s| s.step_right(&end(5, &right, 4), &act()).await).await;
}
