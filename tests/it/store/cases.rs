//! Applications in the store: written, handed in, moved, looked for.

use daodi::application::{Application, By, Kind, PaperKind, SiteCheck, State, Statement, Step, rule_of};
use daodi::people::Part;
use daodi::ports::{
    Announcements as _, CaseOrder, CaseQuery, Cases as _, Eyes, FilingApplication, Group, People as _, Registry as _,
    StoreError,
};
use std::collections::{BTreeMap, BTreeSet};
use store::Store;
use tests::cases::{draft, draft_in, office, sheet, step};
use tests::each_db;
use tests::people::{NOW, act_of, id, notice, officer, producer, upload, with_register};
use tests::register::{TRICKY, code};

/// A register, a producer of `ent-zz` and `ent-aa`, a stranger, two officers of 浉河区 and two of the province.
async fn stage(store: &Store) -> String {
    with_register(store).await;
    let who = producer(store, 1).await;
    producer(store, 2).await;
    for enterprise in ["ent-zz", "ent-aa"] {
        store.add_member(enterprise, &who, Part::Owner, &[], &tests::act()).await.unwrap();
    }
    for (number, place) in [(3, "411502"), (4, "411502"), (5, "411500"), (6, "410000"), (7, "410000")] {
        officer(store, number, place).await;
    }
    who
}

async fn own(store: &Store, account: &str, case: &str) -> Application {
    store.case(Eyes::Applicant(account), case).await.unwrap().unwrap()
}

/// Takes a step as the applicant or as the office, which must succeed, and gives the case afterwards.
async fn take(store: &Store, case: &Application, what: Step, by: u32) -> Application {
    let movement = step(case, what, &id(by));
    let account = id(by);
    let eyes = if by <= 2 { Eyes::Applicant(&account) } else { Eyes::Office(office("410000")) };
    assert_eq!(store.move_case(eyes, &movement, &act_of(&account)).await, Ok(true), "{what:?}");
    own(store, &case.made_by, &case.id).await
}

async fn submitted(store: &Store, case: &Application) -> Application {
    store.insert_application(case, &act_of(&case.made_by)).await.unwrap();
    take(store, case, Step::Submit, 1).await
}

/// Hands a draft in and takes it to the national office.
async fn approved(store: &Store, draft: &Application) -> Application {
    let mut case = submitted(store, draft).await;
    for (what, by) in [
        (Step::Accept, 3),
        (Step::OrderSiteCheck, 3),
        (Step::ReportSiteCheck, 3),
        (Step::GiveOpinion, 3),
        (Step::CityAgree, 5),
        (Step::ProposeApproval, 6),
        (Step::Approve, 7),
    ] {
        case = take(store, &case, what, by).await;
    }
    case
}

fn all(limit: i64) -> CaseQuery {
    CaseQuery { limit, now: NOW, ..CaseQuery::default() }
}

each_db! {
    async fn a_draft_is_kept_as_typed_and_only_its_enterprise_sees_it(db: TestDb) {
        let who = stage(&db.store).await;
        let one = draft(1, &who, "ent-zz");
        db.store.insert_application(&one, &act_of(&who)).await.unwrap();
        assert_eq!(own(&db.store, &who, &one.id).await, one);
        let mut statement = Statement::default();
        statement.set("goods", TRICKY);
        statement.set("yearly_output", "not a number");
        assert_eq!(db.store.save_statement(&who, &one.id, &statement, &act_of(&who)).await, Ok(true));
        let kept = own(&db.store, &who, &one.id).await;
        assert_eq!((kept.statement.clone(), kept.version), (statement.clone(), 2));
        let stranger = id(2);
        assert_eq!(db.store.case(Eyes::Applicant(&stranger), &one.id).await, Ok(None));
        assert_eq!(db.store.save_statement(&stranger, &one.id, &statement, &act_of(&stranger)).await, Ok(false));
        assert_eq!(db.store.case(Eyes::Office(office("410000")), &one.id).await, Ok(None), "no office sees a draft");
        assert_eq!(db.store.queue(office("410000"), &all(9)).await.unwrap().total, 0);
        // One of a kind at a time; another kind, and another enterprise, may be open beside it.
        let again = draft(2, &who, "ent-zz");
        assert_eq!(db.store.insert_application(&again, &act_of(&who)).await, Err(StoreError::Conflict));
        assert_eq!(db.store.open_application(&who, &again).await.unwrap().map(|c| c.id), Some(one.id.clone()));
        let other = Application { kind: Kind::GivingUp, ..again };
        db.store.insert_application(&other, &act_of(&who)).await.unwrap();
        let foreign = draft(3, &stranger, "ent-zz");
        let refused = db.store.insert_application(&foreign, &act_of(&stranger)).await;
        assert_eq!(refused, Err(StoreError::Conflict), "whoever does not belong to it begins nothing for it");
        let mine = db.store.applications_of(&who, &all(9)).await.unwrap();
        assert_eq!((mine.total, mine.rows.len()), (2, 2));
        let found = CaseQuery { text: "企业2".to_owned(), ..all(9) };
        assert_eq!(db.store.applications_of(&who, &found).await.unwrap().total, 1);
        assert_eq!(db.store.applications_of(&stranger, &all(9)).await.unwrap().total, 0);
        // Thrown away, with its papers.
        assert_eq!(
            db.store.add_paper(&who, &one.id, PaperKind::TestReport, &upload(1, &who), &act_of(&who)).await,
            Ok(true)
        );
        assert_eq!(db.store.discard_draft(&stranger, &one.id, &act_of(&stranger)).await, Ok(false));
        assert_eq!(db.store.papers(&one.id).await.unwrap().len(), 1, "a refusal throws nothing away");
        assert_eq!(db.store.discard_draft(&who, &one.id, &act_of(&who)).await, Ok(true));
        assert_eq!(db.store.case(Eyes::Applicant(&who), &one.id).await, Ok(None));
        assert!(db.store.uploads("application", &one.id).await.unwrap().is_empty());
    }

    async fn papers_are_changed_while_the_applicant_may_write_and_read_by_both_sides(db: TestDb) {
        let who = stage(&db.store).await;
        let one = draft(1, &who, "ent-zz");
        db.store.insert_application(&one, &act_of(&who)).await.unwrap();
        for (number, kind) in [(1, PaperKind::BusinessLicence), (2, PaperKind::TestReport), (3, PaperKind::TestReport)] {
            let added = db.store.add_paper(&who, &one.id, kind, &upload(number, &who), &act_of(&who)).await;
            assert_eq!(added, Ok(true));
        }
        let first = upload(1, &who).id;
        assert_eq!(db.store.remove_paper(&who, &one.id, &upload(3, &who).id, &act_of(&who)).await, Ok(true));
        assert_eq!(db.store.remove_paper(&who, &one.id, "no such", &act_of(&who)).await, Ok(false));
        let kinds: Vec<_> = db.store.papers(&one.id).await.unwrap().into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [PaperKind::BusinessLicence, PaperKind::TestReport]);
        assert_eq!(db.store.paper(Eyes::Applicant(&who), &first).await, Ok(Some(upload(1, &who))));
        assert_eq!(db.store.paper(Eyes::Applicant(&id(2)), &first).await, Ok(None));
        assert_eq!(db.store.paper(Eyes::Office(office("411502")), &first).await, Ok(None), "of a draft");
        let draft = own(&db.store, &who, &one.id).await;
        let case = take(&db.store, &draft, Step::Submit, 1).await;
        assert_eq!(db.store.paper(Eyes::Office(office("411502")), &first).await, Ok(Some(upload(1, &who))));
        assert_eq!(db.store.paper(Eyes::Office(office("411503")), &first).await, Ok(None));
        let late = db.store.add_paper(&who, &case.id, PaperKind::TestReport, &upload(4, &who), &act_of(&who)).await;
        assert_eq!(late, Ok(false));
        assert_eq!(db.store.remove_paper(&who, &case.id, &first, &act_of(&who)).await, Ok(false));
        assert_eq!(db.store.discard_draft(&who, &case.id, &act_of(&who)).await, Ok(false));
        assert_eq!(db.store.papers(&case.id).await.unwrap().len(), 2, "a refusal throws nothing away");
    }

    async fn a_case_goes_its_way_and_every_step_is_kept(db: TestDb) {
        let who = stage(&db.store).await;
        let mut case = submitted(&db.store, &draft(1, &who, "ent-zz")).await;
        assert_eq!(case.receipt.as_deref(), Some("20261120-0001"));
        let second = submitted(&db.store, &draft(2, &who, "ent-aa")).await;
        assert_eq!(second.receipt.as_deref(), Some("20261120-0002"));
        let way = [
            (Step::Accept, 3), (Step::OrderSiteCheck, 3), (Step::ReportSiteCheck, 3), (Step::GiveOpinion, 3),
            (Step::CityAgree, 5), (Step::RequestSupplement, 6), (Step::Supplement, 1), (Step::ProposeApproval, 6),
            (Step::Approve, 7), (Step::Announce, 6), (Step::OpenDownload, 6),
        ];
        let mut taken = vec![Step::Submit];
        for (what, by) in way {
            case = take(&db.store, &case, what, by).await;
            taken.push(what);
        }
        assert_eq!((case.state, case.receipt.as_deref()), (State::DownloadOpened, Some("20261120-0001")));
        let steps = db.store.case_steps(&case.id).await.unwrap();
        assert_eq!(steps.iter().map(|s| s.step).collect::<Vec<_>>(), taken);
        assert_eq!(steps.iter().map(|s| s.seq).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
        assert!(steps.windows(2).all(|pair| pair[0].to == pair[1].from));
        assert_eq!((steps[1].login.as_str(), steps[1].reason.as_str()), ("someone3", TRICKY));
        assert_eq!(steps[6].marks, [("goods".to_owned(), TRICKY.to_owned())]);
        // How long it took is everybody's to know.
        let took = db.store.approvals("xinyang-maojian", 0, 9).await.unwrap();
        assert_eq!(took, [(case.submitted_at.unwrap(), steps[9].at)]);
        assert_eq!(db.store.approvals("jun-ci", 0, 9).await.unwrap(), []);
        assert_eq!(db.store.approvals("", steps[9].at + 1, 9).await.unwrap(), []);
        // The database itself keeps the two apart, and each level another person.
        let review = take(&db.store, &take(&db.store, &second, Step::Accept, 3).await, Step::OrderSiteCheck, 3).await;
        let opinion = take(&db.store, &take(&db.store, &review, Step::ReportSiteCheck, 3).await, Step::GiveOpinion, 3).await;
        let province = Eyes::Office(office("410000"));
        let same = step(&opinion, Step::CityAgree, &id(3));
        assert_eq!(db.store.move_case(province, &same, &act_of(&id(3))).await, Err(StoreError::Conflict));
        let proposed = take(&db.store, &take(&db.store, &opinion, Step::CityAgree, 5).await, Step::ProposeApproval, 6).await;
        let same = step(&proposed, Step::Approve, &id(6));
        assert_eq!(db.store.move_case(province, &same, &act_of(&id(6))).await, Err(StoreError::Conflict));
        assert_eq!(own(&db.store, &who, &second.id).await, proposed, "nothing came of either");
    }

    async fn only_whose_turn_it_is_in_the_version_seen_moves_a_case(db: TestDb) {
        let who = stage(&db.store).await;
        let case = submitted(&db.store, &draft(1, &who, "ent-zz")).await;
        let accept = step(&case, Step::Accept, &id(3));
        for (eyes, moves) in [
            (Eyes::Office(office("411503")), false),
            (Eyes::Office(office("410100")), false),
            (Eyes::Applicant("nobody"), false),
            (Eyes::Office(office("411502")), true),
            (Eyes::Office(office("411502")), false),
        ] {
            assert_eq!(db.store.move_case(eyes, &accept, &act_of(&id(3))).await, Ok(moves), "{eyes:?}");
        }
        assert_eq!(db.store.case_steps(&case.id).await.unwrap().len(), 2);
    }

    async fn p05_of_all_pairs_of_decisions_at_once_exactly_one_wins(db: TestDb) {
        let who = stage(&db.store).await;
        let here = office("410000");
        // Every state, with all that can be done in it.
        let mut number = 0;
        let checked = [(Step::Accept, 3), (Step::OrderSiteCheck, 3), (Step::ReportSiteCheck, 3)];
        let up = [(Step::GiveOpinion, 3), (Step::CityAgree, 5), (Step::ProposeApproval, 6), (Step::Approve, 7)];
        let whole = [&checked[..], &up].concat();
        let asked = [(Step::Accept, 3), (Step::RequestSupplement, 3)];
        let ways: Vec<&[(Step, u32)]> = (0..=whole.len()).map(|n| &whole[..n]).chain([&asked[..]]).collect();
        let mut met = BTreeSet::new();
        for way in ways {
            let fresh = async |number: u32| {
                let mut case = submitted(&db.store, &draft(number, &who, "ent-zz")).await;
                for (what, by) in way.iter() {
                    case = take(&db.store, &case, *what, *by).await;
                }
                case
            };
            let steps = {
                number += 1;
                let case = fresh(number).await;
                let steps = case.situation().steps();
                met.insert(case.state.code());
                take(&db.store, &case, Step::Withdraw, 1).await;
                steps
            };
            for (i, a) in steps.iter().enumerate() {
                for b in &steps[i..] {
                    number += 1;
                    let case = fresh(number).await;
                    // Each by whom it belongs to: the applicant, or one of two officers.
                    let race = [(*a, 7), (*b, 4)].map(|(what, officer)| {
                        let own = rule_of(what).unwrap().by == By::Applicant;
                        let mover = if own { who.clone() } else { id(officer) };
                        let (store, movement) = (db.store.clone(), step(&case, what, &mover));
                        tokio::spawn(async move {
                            let eyes = if own { Eyes::Applicant(&mover) } else { Eyes::Office(here) };
                            store.move_case(eyes, &movement, &act_of(&mover)).await
                        })
                    });
                    let [one, two] = race;
                    let won = [one.await.unwrap(), two.await.unwrap()];
                    assert_eq!(won.iter().filter(|w| **w == Ok(true)).count(), 1, "{a:?} {b:?}: {won:?}");
                    assert_eq!(won.iter().filter(|w| **w == Ok(false)).count(), 1, "{a:?} {b:?}: {won:?}");
                    let after = own(&db.store, &who, &case.id).await;
                    assert_eq!(after.version, case.version + 1);
                    let taken = db.store.case_steps(&case.id).await.unwrap();
                    assert_eq!(taken.len(), way.len() + 2, "{a:?} {b:?}");
                    if after.situation().after(Step::Withdraw).is_ok() {
                        take(&db.store, &after, Step::Withdraw, 1).await;
                    }
                }
            }
        }
        assert!(number > 100, "{number}");
        let several = [
            "submitted", "accepted", "site_check", "first_opinion", "city_review", "province_review", "national_review",
            "supplement",
        ];
        assert_eq!(met, BTreeSet::from(several), "every state in which more than one thing can be done");
    }

    async fn receipts_of_a_day_are_counted_without_a_gap_or_a_double(db: TestDb) {
        let who = stage(&db.store).await;
        let mut tasks = Vec::new();
        let products = ["xinyang-maojian", "jun-ci"];
        for (number, (enterprise, product)) in
            (1..).zip(["ent-zz", "ent-aa"].into_iter().flat_map(|e| products.map(|p| (e, p))))
        {
            let one = Application {
                product: daodi::identifiers::Slug::parse(product).unwrap(), ..draft(number, &who, enterprise)
            };
            db.store.insert_application(&one, &act_of(&who)).await.unwrap();
            let (store, who) = (db.store.clone(), who.clone());
            tasks.push(tokio::spawn(async move {
                let movement = step(&one, Step::Submit, &who);
                store.move_case(Eyes::Applicant(&who), &movement, &act_of(&who)).await.unwrap()
            }));
        }
        for task in tasks {
            assert!(task.await.unwrap());
        }
        let rows = db.store.queue(office("410000"), &all(99)).await.unwrap().rows;
        let receipts: BTreeSet<_> = rows.into_iter().filter_map(|case| case.receipt).collect();
        assert_eq!(receipts.into_iter().collect::<Vec<_>>(), (1..=4).map(|n| format!("20261120-{n:04}")).collect::<Vec<_>>());
    }

    async fn a_queue_is_grouped_counted_narrowed_and_ordered(db: TestDb) {
        let who = stage(&db.store).await;
        let city = code("410100");
        let late = Application { due_at: Some(NOW - 1), ..draft(1, &who, "ent-zz") };
        let mut cases = BTreeMap::new();
        let mut keep = |case: Application| cases.insert(case.id.clone(), case);
        let first = submitted(&db.store, &late).await;
        assert_eq!(first.due_at, Some(NOW - 1), "a movement keeps the clock that it is given");
        keep(first);
        let second = Application { due_at: Some(NOW + 1), ..draft(2, &who, "ent-aa") };
        keep(submitted(&db.store, &second).await);
        let third = Application { kind: Kind::GivingUp, ..draft_in(3, &who, "ent-zz", city) };
        let third = submitted(&db.store, &third).await;
        keep(take(&db.store, &third, Step::Withdraw, 1).await);
        let fourth = submitted(&db.store, &Application { kind: Kind::GivingUp, ..draft(4, &who, "ent-aa") }).await;
        let fourth = take(&db.store, &fourth, Step::Accept, 3).await;
        keep(take(&db.store, &fourth, Step::RequestSupplement, 3).await);
        let groups = async |place: &str| {
            let counts = db.store.queue_counts(office(place), NOW).await.unwrap();
            let counts: BTreeMap<Group, i64> = counts.into_iter().collect();
            for group in Group::ALL {
                let query = CaseQuery { group: Some(*group), ..all(99) };
                let page = db.store.queue(office(place), &query).await.unwrap();
                let counted = counts.get(group).copied().unwrap_or_default();
                assert_eq!((page.total, page.rows.len() as i64), (counted, counted), "{place} {group:?}");
            }
            let every = db.store.queue(office(place), &all(99)).await.unwrap();
            assert_eq!(every.total, counts.values().sum::<i64>(), "each case is in exactly one group");
            counts.into_iter().collect::<Vec<_>>()
        };
        use Group::{Applicant, Elsewhere, Ended, Mine, Overdue};
        assert_eq!(groups("411502").await, [(Mine, 1), (Overdue, 1), (Applicant, 1)]);
        assert_eq!(groups("411500").await, [(Applicant, 1), (Elsewhere, 2)]);
        assert_eq!(groups("410000").await, [(Applicant, 1), (Elsewhere, 2), (Ended, 1)]);
        assert_eq!(groups("410100").await, [(Ended, 1)]);
        assert_eq!(groups("411503").await, []);
        assert_eq!(groups("410102").await, [], "what is the city's own is not its counties'");
        let numbers = async |query: CaseQuery| {
            let page = db.store.queue(office("410000"), &query).await.unwrap();
            let last = |case: &Application| case.id.rsplit('-').next().unwrap().parse::<u32>().unwrap() - 600_000;
            (page.rows.iter().map(last).collect::<Vec<_>>(), page.total)
        };
        assert_eq!(numbers(all(99)).await.0[..2], [1, 2], "what is due first, first");
        assert_eq!(numbers(CaseQuery { order: CaseOrder::Oldest, ..all(99) }).await.0, [1, 2, 3, 4]);
        assert_eq!(numbers(CaseQuery { order: CaseOrder::Newest, ..all(2) }).await, (vec![4, 3], 4));
        assert_eq!(numbers(CaseQuery { order: CaseOrder::Newest, offset: 3, ..all(2) }).await, (vec![1], 4));
        assert_eq!(numbers(CaseQuery { state: Some(State::Supplement), ..all(9) }).await, (vec![4], 1));
        for (text, found) in [
            ("企业3", vec![3]),
            ("20261120-0002", vec![2]),
            (TRICKY, vec![1, 2, 3, 4]),
            ("%%%%", vec![]),
            (tests::people::uscc(4).as_str(), vec![4]),
        ] {
            let query = CaseQuery { text: text.to_owned(), order: CaseOrder::Oldest, ..all(9) };
            assert_eq!(numbers(query).await.0, found, "{text}");
        }
        let query = CaseQuery { product: "jun-ci".to_owned(), ..all(9) };
        assert_eq!(numbers(query).await, (vec![], 0));
        // What is read whole is what was written.
        for case in db.store.queue(office("410000"), &all(99)).await.unwrap().rows {
            assert_eq!(Some(&case), cases.get(&case.id));
        }
        // Assigned by the office that has it before it, and by no other; all that are named, or none.
        let ids: Vec<String> = cases.keys().cloned().collect();
        let assign = async |place: &str, ids: &[String], to: Option<&str>| {
            db.store.assign(office(place), ids, to, &act_of(&id(3))).await.unwrap()
        };
        let own: Vec<String> =
            cases.values().filter(|case| case.office_of(By::Holder) == Some(code("411502"))).map(|case| case.id.clone()).collect();
        assert_eq!(own.len(), 3, "one waits for the applicant, whom that office asked");
        for other in ["411503", "411500", "410000"] {
            assert!(!assign(other, &own, Some(&id(3))).await, "{other}");
        }
        assert!(!assign("411502", &ids, Some(&id(3))).await, "one has ended");
        let query = || CaseQuery { assigned: id(3), ..all(9) };
        assert_eq!(numbers(query()).await.1, 0);
        assert!(assign("411502", &own, Some(&id(3))).await);
        assert_eq!(numbers(query()).await.1, 3);
        assert!(assign("411502", &own, None).await);
        assert_eq!(numbers(query()).await.1, 0);
    }

    async fn who_assigns_is_who_has_it_before_them(db: TestDb) {
        let who = stage(&db.store).await;
        let mut case = submitted(&db.store, &draft(1, &who, "ent-zz")).await;
        let ask = |by: u32| [(Step::RequestSupplement, by), (Step::Supplement, 1)];
        let county = [(Step::OrderSiteCheck, 3), (Step::ReportSiteCheck, 3), (Step::GiveOpinion, 3)];
        let province = [(Step::ProposeApproval, 6), (Step::Approve, 7)];
        let way = [(Step::Accept, 3)].into_iter().chain(ask(3)).chain(county).chain(ask(5)).chain([(Step::CityAgree, 5)]);
        for (next, by) in way.chain(ask(6)).chain(province).chain(ask(6)).chain([(Step::Reject, 6)]) {
            let holder = case.office_of(By::Holder);
            for place in ["411502", "411503", "411500", "410100", "410000"] {
                let ids = std::slice::from_ref(&case.id);
                let done = db.store.assign(office(place), ids, Some(&id(3)), &act_of(&id(3))).await.unwrap();
                assert_eq!(done, holder == Some(code(place)), "{place}, {:?}", case.state);
            }
            case = take(&db.store, &own(&db.store, &who, &case.id).await, next, by).await;
        }
        assert_eq!(case.office_of(By::Holder), None);
        let ids = std::slice::from_ref(&case.id);
        assert!(!db.store.assign(office("410000"), ids, None, &act_of(&id(3))).await.unwrap(), "it has ended");
    }

    async fn what_is_said_and_noted_stays_where_it_belongs(db: TestDb) {
        let who = stage(&db.store).await;
        let case = submitted(&db.store, &draft(1, &who, "ent-zz")).await;
        let (here, away) = (office("411502"), office("411503"));
        let by = act_of(&id(3));
        assert_eq!(db.store.add_note(here, &case.id, TRICKY, &by).await, Ok(true));
        assert_eq!(db.store.add_note(away, &case.id, "x", &act_of(&id(3))).await, Ok(false));
        assert_eq!(db.store.notes(here, &case.id).await.unwrap()[0].text, TRICKY);
        assert_eq!(db.store.notes(away, &case.id).await.unwrap(), []);
        let told = daodi::audit::Act { notices: vec![notice(1, &who)], ..act_of(&id(3)) };
        assert_eq!(db.store.say(Eyes::Office(here), &case.id, "问", &told).await, Ok(true));
        assert_eq!(db.store.say(Eyes::Applicant(&who), &case.id, "答", &act_of(&who)).await, Ok(true));
        for eyes in [Eyes::Office(away), Eyes::Applicant(&id(2))] {
            assert_eq!(db.store.say(eyes, &case.id, "x", &act_of(&id(2))).await, Ok(false), "{eyes:?}");
        }
        let said = db.store.words(&case.id).await.unwrap();
        let said: BTreeSet<_> = said.iter().map(|w| (w.text.as_str(), w.from_office, w.login.as_str())).collect();
        assert_eq!(said, BTreeSet::from([("问", true, "someone3"), ("答", false, "someone1")]));
        assert_eq!(db.store.messages(&who, 0, 9).await.unwrap().total, 1);
    }

    async fn a_site_check_is_kept_by_its_office_while_it_lasts(db: TestDb) {
        let who = stage(&db.store).await;
        let case = submitted(&db.store, &draft(1, &who, "ent-zz")).await;
        let here = office("411502");
        assert_eq!(db.store.site_check(here, &case.id).await, Ok(None));
        let case = take(&db.store, &take(&db.store, &case, Step::Accept, 3).await, Step::OrderSiteCheck, 3).await;
        let begun = db.store.site_check(here, &case.id).await.unwrap().unwrap();
        assert_eq!((begun.first.clone(), begun.second.clone(), begun.version), (id(3), id(4), 1));
        let mut findings = Statement::default();
        findings.set("site_remarks", TRICKY);
        let half = SiteCheck { findings, first_signed: Some(NOW), ..begun };
        let save = async |place: &str, check: &SiteCheck| {
            db.store.save_site_check(office(place), &case.id, check, &act_of(&id(3))).await.unwrap()
        };
        assert!(!save("411503", &half).await);
        assert!(save("411502", &half).await);
        assert!(!save("411502", &half).await, "another version");
        let half = SiteCheck { version: 2, ..half };
        assert_eq!(db.store.site_check(here, &case.id).await.unwrap(), Some(half.clone()));
        take(&db.store, &case, Step::ReportSiteCheck, 3).await;
        assert!(!save("411502", &half).await, "what was reported stays");
    }

    async fn no_right_is_announced_past_a_case_that_waits_for_it_and_was_not_seen(db: TestDb) {
        let who = stage(&db.store).await;
        let case = Application { product: tests::register::slug("jun-ci"), ..draft(1, &who, "ent-aa") };
        let case = approved(&db.store, &case).await;
        assert_eq!(db.store.waiting_cases().await.unwrap(), std::slice::from_ref(&case));
        let entry = tests::rights::filing(1, &id(6));
        db.store.insert_filing(&entry, &[tests::rights::item(2)], &tests::act()).await.unwrap();
        assert!(db.store.propose_filing(&tests::rights::step(&entry, 1, &id(6)), &[], &tests::act()).await.unwrap());
        let generation = db.store.generation().await.unwrap();
        let unseen = tests::rights::application(&entry, 2, &id(7), generation);
        assert_eq!(db.store.apply_filing(&unseen, &tests::act()).await, Ok(false), "neither answered nor passed over");
        let another = FilingApplication { passed_over: vec![id(1)], ..unseen.clone() };
        assert_eq!(db.store.apply_filing(&another, &tests::act()).await, Ok(false), "another was passed over");
        let seen = FilingApplication { passed_over: vec![case.id.clone()], ..unseen };
        assert_eq!(db.store.apply_filing(&seen, &tests::act()).await, Ok(true));
        assert_eq!(own(&db.store, &who, &case.id).await, case, "it waits as before");
    }

    async fn what_is_handed_over_stands_on_one_sheet(db: TestDb) {
        let who = stage(&db.store).await;
        let mut waiting = Vec::new();
        for (number, enterprise) in [(1, "ent-zz"), (2, "ent-aa")] {
            waiting.push(approved(&db.store, &draft(number, &who, enterprise)).await.id);
        }
        let both = db.store.hand_over(&sheet(1, &id(6)), &[waiting[0].clone(), "no such".to_owned()], &act_of(&id(6))).await;
        assert_eq!(both, Ok(false), "all of them or none");
        assert_eq!(db.store.handovers(0, 9).await.unwrap().total, 0);
        assert_eq!(db.store.hand_over(&sheet(1, &id(6)), &waiting, &act_of(&id(6))).await, Ok(true));
        let again = db.store.hand_over(&sheet(2, &id(6)), &waiting[..1], &act_of(&id(6))).await;
        assert_eq!(again, Ok(false), "a case stands on one sheet");
        let (kept, cases) = db.store.handed_over(&sheet(1, "").id).await.unwrap().unwrap();
        assert_eq!((kept.cases, kept.note.as_str(), cases.len()), (2, TRICKY, 2));
        assert_eq!(db.store.handovers(0, 9).await.unwrap().rows, [kept]);
    }

    async fn a_clock_reminds_once(db: TestDb) {
        let who = stage(&db.store).await;
        let case = submitted(&db.store, &Application { due_at: Some(NOW), ..draft(1, &who, "ent-zz") }).await;
        assert_eq!(db.store.due_cases(NOW, 9).await.unwrap(), []);
        assert_eq!(db.store.due_cases(NOW + 1, 9).await.unwrap(), std::slice::from_ref(&case));
        assert_eq!(db.store.remind(&case, &act_of(&who)).await, Ok(true));
        assert_eq!(db.store.remind(&case, &act_of(&who)).await, Ok(false));
        assert_eq!(db.store.due_cases(NOW + 1, 9).await.unwrap(), []);
        // The next step has a clock of its own.
        take(&db.store, &case, Step::Accept, 3).await;
        assert_eq!(db.store.due_cases(NOW + 1, 9).await.unwrap().len(), 1);
    }
}
