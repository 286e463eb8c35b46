//! Applications, moved by those whose turn it is.

use super::accounts::{applicant, holder, officer};
use super::announce::{PRELIMINARY_BEFORE_END, RIGHTS, STOP_DAY};
use super::script::{Deed, Moment, Plot, moments};
use super::world::World;
use super::{FillError, Told, announce, answers, bases, names};
use crate::services::cases::{Beginning, Begun, NewHandover, SiteTyped, Taken};
use crate::services::progress::Progress;
use daodi::application::{Application, Asked, Kind, Section, State, Step, papers};
use daodi::ports::{Cases, Eyes};

/// Working days between two hand-overs, and between two looks of the nightly jobs.
const HANDOVER: usize = 10;
const NIGHT: usize = 22;

/// What happens beside the applications.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Base(bases::Deed),
    HandOver,
    Stops,
    Preliminary,
    Night,
}

/// Lives through the history.
pub(super) async fn live(world: &mut World, plots: &[Plot], progress: &Progress) -> Result<(), FillError> {
    let days = world.days.len();
    let all = moments(plots, days, &mut world.draw);
    let mut beside: Vec<(usize, Beside)> = Vec::new();
    beside.extend((super::script::OPEN..days).step_by(HANDOVER).map(|day| (day, Beside::HandOver)));
    beside.extend((super::script::OPEN..days).step_by(NIGHT).map(|day| (day, Beside::Night)));
    beside.extend(bases::deeds(days).into_iter().map(|(day, deed)| (day, Beside::Base(deed))));
    beside.push((STOP_DAY, Beside::Stops));
    beside.push((days.saturating_sub(PRELIMINARY_BEFORE_END), Beside::Preliminary));
    beside.sort();
    let mut beside = beside.into_iter().peekable();
    let mut ids: Vec<Option<String>> = vec![None; plots.len()];
    let count = all.len();
    for (n, (moment, deed)) in all.into_iter().enumerate() {
        while let Some((day, other)) = beside.next_if(|(day, _)| *day <= moment.day) {
            world.at(day, 440);
            aside(world, day, other).await?;
        }
        world.at(moment.day, moment.minute);
        act(world, plots, &mut ids, (moment, deed)).await?;
        progress.tick(|| format!("applications: {n} of {count} acts, {}", world.days[moment.day]));
    }
    for (day, other) in beside {
        world.at(day, 440);
        aside(world, day, other).await?;
    }
    world.night().await
}

async fn aside(world: &mut World, day: usize, what: Beside) -> Result<(), FillError> {
    match what {
        Beside::Base(deed) => bases::act(world, deed).await,
        Beside::HandOver => hand_over(world, day).await,
        Beside::Stops => announce::stops(world).await,
        Beside::Preliminary => announce::preliminary(world).await,
        Beside::Night => world.night().await,
    }
}

/// Hands over what waits.
async fn hand_over(world: &World, day: usize) -> Result<(), FillError> {
    let (who, acting) = world.who(&officer("410000", false))?;
    let cases = &world.services.cases;
    let waiting = cases.waiting_for_handover(&who).await.told(|| "the cases to hand over".to_owned())?;
    if waiting.is_empty() {
        return Ok(());
    }
    let sheet = NewHandover {
        number: format!("演示汇总〔{}〕{day}号", world.clock.today().year()),
        day: world.clock.today().to_string(),
        note: "演示：虚构的汇总表".to_owned(),
        cases: waiting.into_iter().map(|case| case.id).collect(),
    };
    cases.hand_over(&who, &sheet, &acting).await.told(|| format!("hand-over {day}"))?;
    Ok(())
}

/// Number of the enterprise that a plot is about.
fn user(plot: &Plot) -> usize {
    if plot.kind == Kind::New { RIGHTS + plot.who } else { plot.who }
}

fn login(plot: &Plot) -> String {
    if plot.kind == Kind::New { applicant(plot.who) } else { holder(plot.who) }
}

async fn act(
    world: &World,
    plots: &[Plot],
    ids: &mut [Option<String>],
    (moment, deed): (Moment, Deed),
) -> Result<(), FillError> {
    let (plot, number) = (&plots[moment.case], moment.case);
    if deed == Deed::Begin {
        ids[number] = Some(begin(world, plot).await?);
        return Ok(());
    }
    let id = ids[number].clone().ok_or(FillError::Made("application"))?;
    let (applicant, acting) = world.who(&login(plot))?;
    let case = world.store.case(Eyes::Applicant(&applicant.account), &id).await?;
    let case = case.ok_or(FillError::Made("application"))?;
    let what = || format!("{deed:?} of application {number}");
    let cases = &world.services.cases;
    let version = case.version.to_string();
    match deed {
        Deed::Begin => Ok(()),
        Deed::Submit => {
            fill(world, plot, &case).await?;
            let register = world.register();
            cases.submit(&applicant, &register, (&id, &current(world, plot, &id).await?), &acting).await.told(what)
        }
        Deed::Supplement => {
            let register = world.register();
            let first = Section::Product;
            let typed = answers::of(world, &case, first, (user(plot), plot.product));
            cases.save(&applicant, &register, (&id, first), &typed, &acting).await.told(what)?;
            cases.say_to_office(&applicant, &id, "演示：已按要求补正，请查收。", &acting).await.told(what)?;
            cases.submit(&applicant, &register, (&id, &current(world, plot, &id).await?), &acting).await.told(what)
        }
        Deed::Withdraw => cases.withdraw(&applicant, &id, &acting).await.told(what),
        Deed::Sign(which) => {
            let (who, acting) = world.who(&officer(&case.office.to_string(), which == 1))?;
            let check = cases.site_check(&who, &id).await.told(what)?;
            let typed = SiteTyped {
                version: check.version.to_string(),
                planned: String::new(),
                answers: answers::site(world.clock.today()),
                sign: true,
            };
            cases.save_site_check(&who, &id, &typed, &acting).await.told(what)
        }
        _ => {
            let (step, office, second) = by(deed, &case);
            let (who, acting) = world.who(&officer(&office, second))?;
            let typed = taken(world, &case, (step, &version), moment.day);
            cases.take(&who, &id, &typed, &acting).await.told(what)?;
            if deed == Deed::Accept && number.is_multiple_of(3) {
                cases.note(&who, &id, "演示：材料已通读，注意核对原料来源。", &acting).await.told(what)?;
                let words = "演示：申请已收到，请保持联系方式畅通。";
                cases.say_to_applicant(&who, &id, words, &acting).await.told(what)?;
            }
            Ok(())
        }
    }
}

/// The step of an officer's deed, the office that takes it, and whether its second officer does.
fn by(deed: Deed, case: &Application) -> (Step, String, bool) {
    let (own, city) = (case.office.to_string(), case.prefecture.to_string());
    let province = || "410000".to_owned();
    match deed {
        Deed::NotAccept => (Step::NotAccept, own, false),
        Deed::OrderSiteCheck => (Step::OrderSiteCheck, own, false),
        Deed::ReportSiteCheck => (Step::ReportSiteCheck, own, false),
        Deed::BeginReview => (Step::BeginReview, own, false),
        Deed::AskSupplement => (Step::RequestSupplement, own, true),
        Deed::GiveOpinion => (Step::GiveOpinion, own, false),
        Deed::Reject => (Step::Reject, own, true),
        Deed::CityAgree => (Step::CityAgree, city, false),
        Deed::Propose => (Step::ProposeApproval, province(), false),
        Deed::Approve => (Step::Approve, province(), true),
        Deed::Announce => (Step::Announce, province(), false),
        Deed::OpenDownload => (Step::OpenDownload, province(), true),
        _ => (Step::Accept, own, false),
    }
}

/// What an officer types for a step.
fn taken(world: &World, case: &Application, (step, version): (Step, &str), day: usize) -> Taken {
    let today = world.clock.today();
    let office = case.office.to_string();
    let reason = match step {
        Step::NotAccept => "演示：申请主体不从事该产品的生产。",
        Step::Reject => "演示：原料来源不在产地范围内。",
        Step::RequestSupplement => "演示：请补充说明标出的内容。",
        _ => "演示：经审核，符合要求。",
    };
    let marked = match case.kind {
        Kind::New => "goods",
        Kind::Change => "change_reason",
        Kind::GivingUp => "left_over",
    };
    let planned = world
        .days
        .get(day + 4)
        .copied()
        .unwrap_or_else(|| today.checked_add(jiff::Span::new().days(5)).unwrap_or(today));
    Taken {
        step: step.code().to_owned(),
        version: version.to_owned(),
        reason: reason.to_owned(),
        marks: match step {
            Step::RequestSupplement => vec![(marked.to_owned(), "演示：请写明具体内容。".to_owned())],
            _ => Vec::new(),
        },
        first: officer(&office, false),
        second: officer(&office, true),
        day: if step == Step::OrderSiteCheck { planned.to_string() } else { today.to_string() },
        announcement: format!("演示公告〔{}〕第91{:02}号（虚构）", today.year(), today.month()),
    }
}

async fn begin(world: &World, plot: &Plot) -> Result<String, FillError> {
    let what = || format!("an application for {}", names::PRODUCTS[plot.product].name);
    let register = world.register();
    let (who, acting) = world.who(&login(plot))?;
    let made = &names::PRODUCTS[plot.product];
    let product = register.rows().products.iter().find(|product| product.name == made.name);
    let product = product.ok_or(FillError::Made("product"))?.slug.to_string();
    let enterprise = format!("e-{}", names::uscc(user(plot))?.as_str().to_lowercase());
    let right = {
        let mut rights = register.authorisations_of_enterprise(&enterprise);
        rights.find(|right| right.product.as_str() == product).map(|right| right.id.clone())
    };
    let typed = Beginning {
        enterprise,
        product,
        way: format!("{}.{}", made.track.code(), plot.way().code()),
        kind: plot.kind.code().to_owned(),
        change_of: plot.change_of.map(|of| of.code().to_owned()).unwrap_or_default(),
        authorisation: right.filter(|_| plot.kind != Kind::New).unwrap_or_default(),
    };
    let begun = world.services.cases.begin(&who, &register, &typed, &acting).await.told(what)?;
    let Begun::New(id) = begun else { return Err(FillError::Made("application")) };
    if plot.target == State::Draft {
        let case = world.store.case(Eyes::Applicant(&who.account), &id).await?;
        let case = case.ok_or(FillError::Made("application"))?;
        let section = Section::Applicant;
        let typed = answers::of(world, &case, section, (user(plot), plot.product));
        world.services.cases.save(&who, &register, (&id, section), &typed, &acting).await.told(what)?;
    }
    Ok(id)
}

/// Answers every question and brings the papers that must be there.
async fn fill(world: &World, plot: &Plot, case: &Application) -> Result<(), FillError> {
    let what = || format!("the answers of {}", case.name);
    let register = world.register();
    let (who, acting) = world.who(&login(plot))?;
    let cases = &world.services.cases;
    for section in case.scope().sections().into_iter().filter(|section| *section != Section::Papers) {
        let typed = answers::of(world, case, section, (user(plot), plot.product));
        cases.save(&who, &register, (&case.id, section), &typed, &acting).await.told(what)?;
    }
    for (kind, asked) in papers(case.kind, case.change_of, case.route) {
        if asked == Asked::Must {
            let upload = world.upload(&who.account, world.paper.clone()).await?;
            cases.add_paper(&who, &case.id, (kind, &upload), &acting).await.told(what)?;
        }
    }
    Ok(())
}

/// The version that a case has by now.
async fn current(world: &World, plot: &Plot, id: &str) -> Result<String, FillError> {
    let (who, _) = world.who(&login(plot))?;
    let case = world.store.case(Eyes::Applicant(&who.account), id).await?;
    Ok(case.ok_or(FillError::Made("application"))?.version.to_string())
}
