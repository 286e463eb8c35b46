//! A producer's applications for the mark.

use super::super::paper_file::{PaperForm, paper_file};
use super::super::post::Post;
use super::super::visit::Visit;
use super::files::{FilePost, most_mib};
use super::{Signed, named, span};
use crate::services::cases::{Beginning, Begun, Own};
use crate::services::refused::Refused;
use app::pages::my::{
    self, ApplicationDone, ApplicationNew, ApplicationQuery, ApplicationSection, Applications, MyApplication, OwnRight,
};
use app::pages::{Apply, ApplyOffice, ApplyQuery, Took};
use app::{Page, Problem};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::Response;
use daodi::application::Section;
use daodi::form::{Fault, Form};
use daodi::people::Principal;
use daodi::ports::{Accounts, Announcements, CaseQuery, Cases, People};

/// Applications a page.
const PER_PAGE: usize = 20;

/// Two parts of the path: the application's id and the page.
type Two = Result<Path<(String, String)>, PathRejection>;

/// Id and section; nothing is called so where either cannot be.
fn place(parts: Two) -> Result<(String, Section), Refused> {
    let (id, section) = parts.map(|path| path.0).map_err(|_| Refused::Missing)?;
    let section = Section::from_code(&section).ok_or(Refused::Missing)?;
    Ok((named(Ok(Path(id))), section))
}

pub(crate) async fn list(signed: Signed) -> Response {
    let page = async {
        let query = match ApplicationQuery::read(&signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let (offset, limit) = span(query.page, PER_PAGE);
        let wanted = CaseQuery { text: query.q.clone(), state: query.state, offset, limit, ..CaseQuery::default() };
        let rows = signed.visit.app.cases.own_applications(signed.principal()?, &wanted).await?;
        let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
        if query.page > pages {
            let last = ApplicationQuery { page: pages, ..query };
            return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
        }
        let view = Applications { query, rows, per: PER_PAGE, discarded: signed.done() == "discarded" };
        Ok(Ok(my::applications(&signed.visit.cx, view)))
    };
    let page = page.await;
    signed.show_list(page).await
}

const BEGINNING: &[&str] = &["enterprise", "product", "way", "kind", "change_of", "authorisation"];

async fn new_page(visit: &Visit, who: &Principal, form: &Form) -> Result<Page, Refused> {
    let store = visit.app.accounts.store();
    let known = |id: &str| visit.cx.register.enterprise(id).map(|e| e.name.clone()).unwrap_or_default();
    let rights = store.rights_of(&who.account).await?;
    let view = ApplicationNew {
        rights: rights
            .into_iter()
            .filter(|right| right.state.is_live())
            .map(|right| OwnRight {
                id: right.id,
                name: known(right.enterprise.as_str()),
                enterprise: right.enterprise.to_string(),
                product: right.product.to_string(),
                track: right.track,
            })
            .collect(),
        enterprises: store
            .enterprises_of(&who.account)
            .await?
            .into_iter()
            .map(|own| (own.enterprise, own.name))
            .collect(),
        open: None,
    };
    Ok(my::application_new(&visit.cx, view, form))
}

pub(crate) async fn new(signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => {
            // What a link names stands in the form already.
            let form = BEGINNING.iter().fold(signed.form(), |form, name| form.with(name, signed.visit.parameter(name)));
            new_page(&signed.visit, who, &form).await
        }
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn new_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/applications/{object}?done=begun").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let field = |name: &str| post.field(name).trim().to_owned();
        let register = post.visit.cx.register.clone();
        let typed = Beginning {
            enterprise: field("enterprise"),
            // The product may be named as people name it.
            product: my::product_meant(&post.visit.cx, &field("product")),
            way: field("way"),
            kind: field("kind"),
            change_of: field("change_of"),
            authorisation: field("authorisation"),
        };
        Ok(match post.app().cases.begin(&who, &register, &typed, &acting).await? {
            Begun::New(id) => format!("/my/applications/{id}?done=begun"),
            Begun::Open(id) => format!("/my/applications/{id}?done=open"),
        })
    };
    let done = done.await;
    // Of two posts of one form the second finds what the first has begun: it is led where the first was.
    if done.as_ref().is_ok_and(|location| location.ends_with("done=open"))
        && let Some(answer) = post.first_answer().await
    {
        return post.keeping(answer);
    }
    post.finish(done, async |post: &Post, form: Form| new_page(&post.visit, &post.principal()?, &form).await).await
}

/// One's own application as its pages show it.
async fn own_view(visit: &Visit, own: Own) -> Result<MyApplication, Refused> {
    let office = visit.app.accounts.store().office(own.case.office).await?;
    let done = match visit.parameter("done") {
        "begun" => Some(ApplicationDone::Begun),
        "open" => Some(ApplicationDone::Open),
        "submitted" if own.steps.len() > 1 => Some(ApplicationDone::Supplemented),
        "submitted" => Some(ApplicationDone::Submitted),
        "withdrawn" => Some(ApplicationDone::Withdrawn),
        "said" => Some(ApplicationDone::Said),
        _ => None,
    };
    Ok(MyApplication {
        marks: own.marks(),
        case: own.case,
        papers: own.papers,
        bases: own.bases,
        findings: own.findings,
        listing: own.listing,
        steps: own.steps,
        supplements: own.supplements,
        supplement_bases: own.supplement_bases,
        words: own.words,
        office_phone: office.as_ref().map(|office| office.phone.clone()).unwrap_or_default(),
        office_address: office.map(|office| office.address).unwrap_or_default(),
        done,
    })
}

async fn own(visit: &Visit, who: &Principal, id: &str) -> Result<Own, Refused> {
    visit.app.cases.own_application(who, &visit.cx.register, id).await
}

async fn case_page(visit: &Visit, who: &Principal, id: &str, form: &Form) -> Result<Page, Refused> {
    let view = own_view(visit, own(visit, who, id).await?).await?;
    Ok(my::application(&visit.cx, view, form))
}

pub(crate) async fn case(part: super::Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => case_page(&signed.visit, who, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

async fn preview_page(visit: &Visit, who: &Principal, id: &str, form: &Form) -> Result<Page, Refused> {
    let view = own_view(visit, own(visit, who, id).await?).await?;
    Ok(my::application_preview(&visit.cx, view, form))
}

pub(crate) async fn preview(part: super::Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => preview_page(&signed.visit, who, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn submit_sent(part: super::Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/my/applications/{id}?done=submitted");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let (who, register) = (post.principal()?, post.visit.cx.register.clone());
        post.app().cases.submit(&who, &register, (&id, post.field("version")), &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| preview_page(&post.visit, &post.principal()?, &id, &form).await)
        .await
}

/// A page of the application with its questions.
async fn section_page(
    visit: &Visit,
    who: &Principal,
    (id, section): (&str, Section),
    form: &Form,
) -> Result<Page, Refused> {
    let own = own(visit, who, id).await?;
    if !own.case.scope().sections().contains(&section) {
        return Err(Refused::Missing);
    }
    let bases = match section {
        Section::Places => visit.app.cases.offered_bases(&own).await?,
        _ => Vec::new(),
    };
    let view = ApplicationSection {
        bases,
        marks: own.marks(),
        case: own.case,
        section,
        papers: own.papers,
        findings: own.findings,
        saved: (visit.parameter("done") == "saved").then(|| visit.app.clock.micros()),
        most_mib: most_mib(),
    };
    Ok(my::application_section(&visit.cx, view, form))
}

pub(crate) async fn section(parts: Two, signed: Signed) -> Response {
    match place(parts) {
        Ok(place) => section_shown(place, signed).await,
        Err(refused) => signed.show(Err(refused)).await,
    }
}

pub(crate) async fn papers(part: super::Part, signed: Signed) -> Response {
    section_shown((named(part), Section::Papers), signed).await
}

async fn section_shown((id, section): (String, Section), signed: Signed) -> Response {
    let page = async {
        let who = signed.principal()?;
        let kept = own(&signed.visit, who, &id).await?;
        // Where nothing can be written any more, the case's own page says why.
        let mut form = signed.form();
        // What is wrong is said of a page that was sent, not of one that is opened for the first time.
        if signed.visit.parameter("look") == "1" {
            let here = kept.findings.iter().filter(|finding| finding.section == section);
            form.faults = here.map(|finding| finding.fault.clone()).collect();
        }
        section_page(&signed.visit, who, (&id, section), &form).await
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn section_sent(parts: Two, mut post: Post) -> Response {
    let (id, section) = match place(parts) {
        Ok(place) => place,
        Err(refused) => return post.say_no(refused).await,
    };
    // Where the answer leads depends on what is wrong: the same form leads there again.
    let location = match led(&post, (&id, section)).await {
        Ok(location) => location,
        Err(refused) => return post.say_no(refused).await,
    };
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let (who, register) = (post.principal()?, post.visit.cx.register.clone());
        post.app().cases.save(&who, &register, (&id, section), &post.pairs, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again =
        async |post: &Post, form: Form| section_page(&post.visit, &post.principal()?, (&id, section), &form).await;
    post.finish(done, again).await
}

/// Where a page's form leads: on to the next page, or back to it where something is to be put right.
async fn led(post: &Post, (id, section): (&str, Section)) -> Result<String, Refused> {
    let here = format!("/my/applications/{id}/{}", section.code());
    let (who, register) = (post.principal()?, &post.visit.cx.register);
    if post.field("then") == "stay" {
        return Ok(format!("{here}?done=saved"));
    }
    match post.app().cases.look(&who, register, (id, section), &post.pairs).await {
        // What is not even kept is said when the form is drawn again.
        Err(Refused::Faults(_)) => return Ok(here),
        Err(other) => return Err(other),
        Ok(faults) if !faults.is_empty() => return Ok(format!("{here}?look=1")),
        Ok(_) => {}
    }
    let sections = own(&post.visit, &who, id).await?.case.scope().sections();
    let next = sections.iter().skip_while(|other| **other != section).nth(1);
    Ok(match next {
        Some(next) => format!("/my/applications/{id}/{}", next.code()),
        None => format!("/my/applications/{id}/preview"),
    })
}

/// An official paper that was addressed to the applicant, to be printed.
pub(crate) async fn issued(parts: Two, signed: Signed) -> Response {
    let made = async {
        let (who, register) = (signed.principal()?, &signed.visit.cx.register);
        let Ok(Path((id, file))) = parts else { return Err(Refused::Missing) };
        let (id, file) = (named(Ok(Path(id))), named(Ok(Path(file))));
        let name = file.strip_suffix(".pdf").ok_or(Refused::Missing)?;
        let ready = signed.visit.app.cases.own_issued(who, register, &id, name).await?;
        paper_file(ready.paper, PaperForm::Pdf, &ready.name).await
    };
    match made.await {
        Ok(response) => response,
        Err(refused) => signed.show(Err(refused)).await,
    }
}

pub(crate) async fn paper_sent(part: super::Part, mut sent: FilePost) -> Response {
    let id = named(part);
    let location = format!("/my/applications/{id}/papers");
    let acting = match sent.post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post.principal()?;
        let cases = sent.post.app().cases.clone();
        let kind = cases.for_paper(&who, &id, sent.post.field("kind")).await?;
        let file = sent.clean("file").await?.ok_or_else(|| Refused::field("file", Fault::Missing))?;
        let file = sent.keep(file).await?;
        cases.add_paper(&who, &id, (kind, &file), &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        section_page(&post.visit, &post.principal()?, (&id, Section::Papers), &form).await
    };
    sent.post.finish(done, again).await
}

pub(crate) async fn paper_remove_sent(part: super::Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/my/applications/{id}/papers");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        post.app().cases.remove_paper(&who, &id, post.field("upload"), &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        section_page(&post.visit, &post.principal()?, (&id, Section::Papers), &form).await
    };
    post.finish(done, again).await
}

/// What an applicant does to the application as a whole.
#[derive(Clone, Copy)]
enum Whole {
    Withdraw,
    Discard,
    Say,
}

async fn whole(part: super::Part, mut post: Post, what: Whole) -> Response {
    let id = named(part);
    let location = match what {
        Whole::Withdraw => format!("/my/applications/{id}?done=withdrawn"),
        Whole::Discard => "/my/applications?done=discarded".to_owned(),
        Whole::Say => format!("/my/applications/{id}?done=said"),
    };
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let cases = &post.app().cases;
        match what {
            Whole::Withdraw => cases.withdraw(&who, &id, &acting).await?,
            Whole::Discard => cases.discard(&who, &id, &acting).await?,
            Whole::Say => cases.say_to_office(&who, &id, post.field("words"), &acting).await?,
        }
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| case_page(&post.visit, &post.principal()?, &id, &form).await)
        .await
}

pub(crate) async fn withdraw_sent(part: super::Part, post: Post) -> Response {
    whole(part, post, Whole::Withdraw).await
}

pub(crate) async fn discard_sent(part: super::Part, post: Post) -> Response {
    whole(part, post, Whole::Discard).await
}

pub(crate) async fn say_sent(part: super::Part, post: Post) -> Response {
    whole(part, post, Whole::Say).await
}

/// 我能申请吗: for everybody, drawn for each reader: how long it took others changes by the day.
pub(crate) async fn apply(visit: Visit) -> Response {
    let query = match ApplyQuery::read(&visit.pairs) {
        Ok(query) => query,
        Err(error) => return visit.again(Problem::from(error)).await,
    };
    let view = async {
        let app = &visit.app;
        let register = visit.cx.register.clone();
        let slug = my::product_meant(&visit.cx, &query.product);
        let mut offices = Vec::new();
        for protection in register.product(&slug).map(|product| product.protections.as_slice()).unwrap_or_default() {
            let Some(handling) = app.store.handling(&slug, protection.track).await? else { continue };
            let office = app.store.office(handling.office).await?;
            offices.push(ApplyOffice {
                track: protection.track,
                handling,
                phone: office.as_ref().map(|office| office.phone.clone()).unwrap_or_default(),
                address: office.map(|office| office.address).unwrap_or_default(),
            });
        }
        let took = if slug.is_empty() { None } else { app.cases.took(&slug).await? };
        let since = app.clock.today().checked_sub(jiff::Span::new().years(1)).unwrap_or(app.clock.today());
        let took = took.map(|(cases, days)| Took { cases, days, since });
        Ok::<_, Refused>(Apply { query, offices, took })
    };
    match view.await {
        Ok(view) => visit.draw(StatusCode::OK, app::pages::apply(&visit.cx, view)).await,
        Err(refused) => super::super::post::say_no(&visit, None, refused).await,
    }
}
