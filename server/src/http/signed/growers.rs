//! Growers: a co-operative's and an office's pages are the same, each within its own reach; and the page of a card.

use super::super::disposition;
use super::super::post::Post;
use super::super::visit::Visit;
use super::files::FilePost;
use super::grounds::enterprises;
use super::{Part, Signed, named, span};
use crate::services::acting::Acting;
use crate::services::grounds::{Entered, NewGrower, Opened, read_table};
use crate::services::refused::Refused;
use app::pages::grower::{
    self as pages, CardPage, CardPrint, EnterView, GrowerDone, GrowerLine, GrowerQuery as Asked, GrowerSide,
    GrowerSort, GrowerValues, GrowerView, Growers, Imported, KnownLine, PlotLine,
};
use app::{Page, Problem};
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use daodi::form::{Fault, FieldFault, Form};
use daodi::ground::{Grower, GrowerPlace, GrowerRow, TEMPLATE_HEADER};
use daodi::label::{Modules, QUIET_ZONE, text_symbol};
use daodi::people::{Capability, PageOf, Principal, Role, capability::holds, masking};
use daodi::ports::{GrowerOrder, GrowerQuery};
use std::fmt::Write as _;

/// Rows a page.
const PER_PAGE: usize = 20;
/// Rows of a table that are shown before it is entered.
const PREVIEW: usize = 50;

/// The side that a path is of. The guard lets each role through to its own only.
fn side(visit: &Visit) -> GrowerSide {
    if visit.cx.path.starts_with("/desk") { GrowerSide::Desk } else { GrowerSide::My }
}

fn may_enter(who: &Principal) -> bool {
    holds(who, Capability::OwnGrowers) || holds(who, Capability::EnterGrowers)
}

fn values(open: Opened) -> GrowerValues {
    GrowerValues { name: open.name, phone: open.phone, village: open.village }
}

pub(crate) async fn list(signed: Signed) -> Response {
    let page = async {
        let query = match Asked::read(side(&signed.visit), &signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let who = signed.principal()?;
        let (offset, limit) = span(query.page, PER_PAGE);
        let order = match query.sort {
            GrowerSort::Newest => GrowerOrder::Newest,
            GrowerSort::Oldest => GrowerOrder::Oldest,
            GrowerSort::Area => GrowerOrder::Area,
        };
        let wanted = GrowerQuery { order, offset, limit, ..GrowerQuery::default() };
        let found = signed.visit.app.grounds.growers(who, &query.q, wanted).await?;
        let pages = usize::try_from(found.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
        if query.page > pages {
            let last = Asked { page: pages, ..query };
            return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
        }
        let rows = found.rows.into_iter().map(|(record, masked)| GrowerLine {
            id: record.grower.id,
            values: values(masked),
            county: record.grower.county,
            card: record.grower.card,
            by: record.by_name,
            year: record.year,
            area_mu_hundredths: record.area_mu_hundredths,
            made_at: record.grower.made_at,
            erase_asked: record.grower.erase_asked_by.is_some(),
        });
        let view = Growers {
            rows: PageOf { rows: rows.collect(), total: found.total },
            per: PER_PAGE,
            may_enter: may_enter(who),
            entered: signed.done() == "entered",
            query,
        };
        Ok(Ok(pages::growers(&signed.visit.cx, view)))
    };
    let page = page.await;
    signed.show_list(page).await
}

async fn enter_view(visit: &Visit, who: &Principal) -> Result<EnterView, Refused> {
    Ok(EnterView {
        side: side(visit),
        enterprises: enterprises(visit, who).await?,
        office: visit.app.accounts.office_name(visit.cx.locale.lang(), who.office_code()).await?,
        year: visit.cx.today.year(),
    })
}

pub(crate) async fn new(signed: Signed) -> Response {
    let page = async {
        let view = enter_view(&signed.visit, signed.principal()?).await?;
        Ok(pages::enter(&signed.visit.cx, view, &signed.form()))
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn new_sent(mut post: Post) -> Response {
    let path = side(&post.visit).path();
    let location = format!("{path}/{{object}}?done=entered");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let app = post.app();
        let by = whose(&post, &who)?;
        let field = |name: &str| post.field(name).to_owned();
        let typed = NewGrower {
            name: field("grower_name"),
            phone: field("phone"),
            village: field("village"),
            product: field("product"),
            year: field("year"),
            area: field("area"),
            corners: field("corners"),
            datum: field("datum"),
            county: field("county"),
        };
        let id = app.grounds.enter_one(&who, &app.catalogue.current(), by, &typed, &acting).await?;
        Ok(format!("{path}/{id}?done=entered"))
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let view = enter_view(&post.visit, &post.principal()?).await?;
        Ok(pages::enter(&post.visit.cx, view, &form))
    };
    post.finish(done, again).await
}

/// For whom growers are entered.
fn whose(post: &Post, who: &Principal) -> Result<GrowerPlace, Refused> {
    let enterprise = post.field("enterprise");
    if who.role == Role::Producer && enterprise.is_empty() {
        return Err(Refused::field("enterprise", Fault::Missing));
    }
    post.app().grounds.entering(who, enterprise)
}

pub(crate) async fn import(signed: Signed) -> Response {
    let page = async {
        let view = enter_view(&signed.visit, signed.principal()?).await?;
        Ok(pages::import(&signed.visit.cx, view, None, &signed.form()))
    };
    let page = page.await;
    signed.show(page).await
}

/// What came of a table: something to look at; it was entered; or it was, but for those who were there before.
enum Table {
    Seen(Imported),
    Entered,
    EnteredRest(Imported),
}

pub(crate) async fn import_sent(mut sent: FilePost) -> Response {
    let path = side(&sent.post().visit).path();
    let location = format!("{path}?done=entered");
    let acting = match sent.post().begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let looked = looked(&mut sent, &acting).await;
    let post = sent.into_post();
    match looked {
        Ok(Table::Entered) => {
            let again = async |_: &Post, _: Form| Err(Refused::Missing);
            post.finish(Ok(location), again).await
        }
        Ok(Table::EnteredRest(seen)) => {
            let form = Form::new(post.visit.app.clock.id());
            let page = async {
                let view = enter_view(&post.visit, &post.principal()?).await?;
                Ok(pages::import(&post.visit.cx, view, Some(seen), &form))
            };
            match page.await {
                Ok(page) => post.show(page, None).await,
                Err(refused) => post.say_no(refused).await,
            }
        }
        Ok(Table::Seen(seen)) => {
            // The same form, sent twice at once, must not be told that its own growers were there before.
            if let Some(answer) = post.first_answer().await {
                return post.keeping(answer);
            }
            // Nothing was done: the form gets a key of its own, and what is wrong with the table is no fault of a field.
            let faults = match seen.problems.len() {
                0 => Vec::new(),
                n => vec![FieldFault::bound("table_file", Fault::TableRows, u32::try_from(n).unwrap_or(u32::MAX))],
            };
            let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let form = post.form(faults);
            let page = async {
                let view = enter_view(&post.visit, &post.principal()?).await?;
                Ok(pages::import(&post.visit.cx, view, Some(seen), &form))
            };
            match page.await {
                Ok(page) => post.keeping(post.visit.draw(status, page).await),
                Err(refused) => post.say_no(refused).await,
            }
        }
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                let view = enter_view(&post.visit, &post.principal()?).await?;
                Ok(pages::import(&post.visit.cx, view, None, &form))
            };
            post.finish(Err(refused), again).await
        }
    }
}

async fn looked(sent: &mut FilePost, acting: &Acting) -> Result<Table, Refused> {
    let who = sent.post().principal()?;
    let by = whose(sent.post(), &who)?;
    let file = sent.sent_as("table_file", Fault::FileBad)?;
    let post = sent.post();
    // What was pasted out of a table counts where no file was chosen.
    let pasted = || Some(post.field("table").to_owned().into_bytes()).filter(|bytes| !bytes.is_empty());
    let bytes = file.map(|(_, bytes)| bytes).or_else(pasted);
    let bytes = bytes.ok_or_else(|| Refused::field("table_file", Fault::Missing))?;
    let (app, this_year) = (post.app().clone(), post.visit.cx.today.year());
    let register = app.catalogue.current();
    let rows = match read_table(&bytes, &register, this_year) {
        Ok(rows) => rows,
        Err(problems) => return Ok(Table::Seen(Imported { problems, ..Imported::default() })),
    };
    let county = post.field("county");
    if post.field("only_look") == "yes" {
        let preview = rows.iter().take(PREVIEW).map(|row| masked_row(row, &register)).collect();
        let known = known_lines(&rows, &app.grounds.look_at(&register, (&by, county), &rows).await?);
        return Ok(Table::Seen(Imported { preview, total: rows.len(), known, ..Imported::default() }));
    }
    let entered = app.grounds.enter_all(&who, &register, (by, county), &rows, acting).await?;
    if entered.known.is_empty() {
        return Ok(Table::Entered);
    }
    let seen = Imported {
        known: known_lines(&rows, &entered),
        entered: Some((entered.new, entered.before)),
        ..Imported::default()
    };
    Ok(if entered.new == 0 { Table::Seen(seen) } else { Table::EnteredRest(seen) })
}

/// The rows whose grower was there before, masked.
fn known_lines(rows: &[GrowerRow], entered: &Entered) -> Vec<KnownLine> {
    let line = |row: &GrowerRow| {
        let id = entered.known.get(&row.line)?.clone();
        let phone = if row.phone.is_empty() { String::new() } else { masking::phone(&row.phone) };
        Some(KnownLine { line: row.line, id, name: masking::name(&row.name), phone })
    };
    rows.iter().filter_map(line).collect()
}

fn masked_row(row: &GrowerRow, register: &daodi::registry::Register) -> [String; 5] {
    let area = row.area_mu_hundredths;
    let product = register.product(&row.product).map_or_else(|| row.product.clone(), |p| p.name.clone());
    let phone = if row.phone.is_empty() { String::new() } else { masking::phone(&row.phone) };
    let area = format!("{}.{:02}", area / 100, area % 100);
    [masking::name(&row.name), phone, product, row.year.to_string(), area]
}

/// A file that was made here, for whoever is signed in alone.
fn attachment(bytes: Vec<u8>, media: &'static str, name: &str) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media)),
        (CONTENT_DISPOSITION, disposition(name)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, bytes).into_response()
}

/// The table's head as a file to fill in. The mark at its beginning tells Excel that it is UTF-8.
pub(crate) async fn template(signed: Signed) -> Response {
    let text = format!("\u{feff}{}\r\n", TEMPLATE_HEADER.join(","));
    match signed.principal() {
        Ok(_) => attachment(text.into_bytes(), "text/csv; charset=utf-8", "growers.csv"),
        Err(refused) => signed.show(Err(refused)).await,
    }
}

/// A grower's page; the forms are those for revealing, for adding a plot, for erasing, for ending a plot.
async fn page(
    visit: &Visit,
    who: &Principal,
    id: &str,
    revealed: Option<Opened>,
    forms: [Form; 4],
) -> Result<Page, Refused> {
    let grounds = &visit.app.grounds;
    let (grower, by) = grounds.one_grower(who, id).await?;
    let plots = grower.plots.iter().map(|plot| PlotLine {
        id: plot.id.clone(),
        product: product_name(visit, plot.product.as_str()),
        year: plot.year,
        area_mu_hundredths: plot.area_mu_hundredths,
        measured: plot.geometry.is_some(),
        ended: plot.ended.as_ref().map(|end| (end.on, end.reason.clone())),
    });
    let view = GrowerView {
        side: side(visit),
        values: values(grounds.masked(&grower)?),
        revealed: revealed.map(values),
        plots: plots.collect(),
        county: grower.county,
        card: grower.card,
        by,
        made_at: grower.made_at,
        erased_at: grower.erased_at,
        asked_by_reader: grower.erase_asked_by.as_deref() == Some(who.account.as_str()),
        erase_reason: grower.erase_reason.filter(|_| grower.erase_asked_by.is_some()),
        year: visit.cx.today.year(),
        may_enter: may_enter(who),
        done: GrowerDone::read(visit.parameter("done")),
        id: grower.id,
    };
    Ok(pages::grower(&visit.cx, view, forms))
}

fn product_name(visit: &Visit, slug: &str) -> String {
    let named = |p: &daodi::registry::Product| if visit.cx.english() { p.name_en.clone() } else { p.name.clone() };
    visit.cx.register.product(slug).map_or_else(|| slug.to_owned(), named)
}

fn four(visit: &Visit) -> [Form; 4] {
    [(); 4].map(|()| Form::new(visit.app.clock.id()))
}

pub(crate) async fn one(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => page(&signed.visit, who, &named(part), None, four(&signed.visit)).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

/// An act on a grower; `at` is which of the page's forms it is.
async fn act(
    id: String,
    mut post: Post,
    (word, at): (&str, usize),
    capability: Option<Capability>,
    act: impl AsyncFnOnce(&Post, &Principal, &Acting) -> Result<(), Refused>,
) -> Response {
    let location = format!("{}/{id}?done={word}", side(&post.visit).path());
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = match capability {
            Some(capability) => post.fresh(capability)?,
            None => post.principal()?,
        };
        act(&post, &who, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let mut forms = four(&post.visit);
        forms[at] = form;
        page(&post.visit, &post.principal()?, &id, None, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn plot_sent(part: Part, post: Post) -> Response {
    let id = named(part);
    let add = async |post: &Post, who: &Principal, acting: &Acting| {
        let plot = (post.field("product"), post.field("year"), post.field("area"));
        post.app().grounds.add_plot(who, &post.app().catalogue.current(), &id, plot, acting).await
    };
    act(id.clone(), post, ("plot", 1), None, add).await
}

pub(crate) async fn end_plot_sent(part: Part, post: Post) -> Response {
    let id = named(part);
    let end = async |post: &Post, who: &Principal, acting: &Acting| {
        let what = (post.field("plot"), post.field("last_day"), post.field("reason"));
        post.app().grounds.end_plot(who, &id, what, acting).await
    };
    act(id.clone(), post, ("plot-ended", 3), None, end).await
}

/// The capability to see growers in full on this side of the desk.
fn in_full(visit: &Visit) -> Capability {
    match side(visit) {
        GrowerSide::My => Capability::OwnGrowersInFull,
        GrowerSide::Desk => Capability::GrowersInFull,
    }
}

pub(crate) async fn ask_erasure_sent(part: Part, post: Post) -> Response {
    let id = named(part);
    let capability = in_full(&post.visit);
    let ask = async |post: &Post, who: &Principal, acting: &Acting| {
        post.app().grounds.ask_erasure(who, &id, post.field("reason"), acting).await
    };
    act(id.clone(), post, ("asked", 2), Some(capability), ask).await
}

pub(crate) async fn end_erasure_sent(part: Part, post: Post) -> Response {
    let id = named(part);
    let capability = in_full(&post.visit);
    let word = if post.field("decision") == "erase" { "erased" } else { "kept" };
    let end = async |post: &Post, who: &Principal, acting: &Acting| {
        post.app().grounds.end_erasure(who, &id, post.field("decision"), acting).await
    };
    act(id.clone(), post, (word, 2), Some(capability), end).await
}

pub(crate) async fn reveal_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let acting = match post.begin(&format!("{}/{id}", side(&post.visit).path())).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let shown = async {
        let who = post.fresh(in_full(&post.visit))?;
        let opened = post.app().grounds.reveal(&who, &id, post.field("reason"), &acting).await?;
        page(&post.visit, &who, &id, Some(opened), four(&post.visit)).await
    };
    match shown.await {
        Ok(page) => post.show(page, None).await,
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                let mut forms = four(&post.visit);
                forms[0] = form;
                page(&post.visit, &post.principal()?, &id, None, forms).await
            };
            post.finish(Err(refused), again).await
        }
    }
}

// Cards.

/// The symbol that leads to a card's page.
fn symbol(visit: &Visit, code: &str) -> Result<Modules, Refused> {
    let address = format!("{}/growers/{code}", visit.app.site.public_url);
    text_symbol(&address).map_err(|_| Refused::Fault("symbol"))
}

/// Products with their years, each pair once, newest first; plots that have ended are left out.
fn grows(grower: &Grower) -> Vec<(String, i16)> {
    let plots = grower.plots.iter().filter(|plot| plot.ended.is_none());
    let mut all: Vec<(String, i16)> = plots.map(|p| (p.product.to_string(), p.year)).collect();
    all.dedup();
    all
}

pub(crate) async fn card(part: Part, signed: Signed) -> Response {
    let page = async {
        let who = signed.principal()?;
        let (grower, by) = signed.visit.app.grounds.one_grower(who, &named(part)).await?;
        if grower.erased_at.is_some() {
            return Err(Refused::Missing);
        }
        let modules = symbol(&signed.visit, &grower.card)?;
        let mut outline = String::new();
        modules.outlines(|ring| {
            for (at, (x, y)) in ring.iter().enumerate() {
                let place = (u32::from(*x) + QUIET_ZONE, u32::from(*y) + QUIET_ZONE);
                // Writing into a String cannot fail.
                let _ = write!(outline, "{}{} {}", if at == 0 { "M" } else { "L" }, place.0, place.1);
            }
            outline.push('Z');
        });
        let view = CardPrint {
            side: side(&signed.visit),
            name: signed.visit.app.grounds.masked(&grower)?.name,
            county: grower.county,
            by,
            grows: grows(&grower),
            symbol: (modules.side() + 2 * QUIET_ZONE, outline),
            code: grower.card,
            id: grower.id,
        };
        Ok(pages::card_print(&signed.visit.cx, view))
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn card_pdf(part: Part, signed: Signed) -> Response {
    let made = async {
        let who = signed.principal()?;
        let visit = &signed.visit;
        let (grower, by) = visit.app.grounds.one_grower(who, &named(part)).await?;
        if grower.erased_at.is_some() {
            return Err(Refused::Missing);
        }
        let county = visit.cx.register.division_name(grower.county, visit.cx.english());
        let mut lines = vec![format!("{} · {county}", visit.app.grounds.masked(&grower)?.name)];
        lines.extend(
            grows(&grower).into_iter().take(3).map(|(slug, year)| format!("{} {year}", product_name(visit, &slug))),
        );
        lines.push(by);
        let card = print::Card {
            title: visit.cx.t_owned("grower-card-heading"),
            lines,
            code: grower.card.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" "),
            foot: visit.cx.t_owned("grower-card-note"),
            symbol: symbol(visit, &grower.card)?,
        };
        tokio::task::spawn_blocking(move || print::card_pdf(&card)).await.map_err(|_| Refused::Fault("card"))?.map_err(
            |error| {
                tracing::error!(%error, "a card could not be printed");
                Refused::Fault("card")
            },
        )
    };
    match made.await {
        Ok(pdf) => attachment(pdf, "application/pdf", "daodi-card.pdf"),
        Err(refused) => signed.show(Err(refused)).await,
    }
}

/// What a card says to everybody who reads its symbol.
pub(crate) async fn public_card(part: Part, visit: Visit) -> Response {
    if visit.is_flawed() {
        return visit.refuse(Problem::NotFound).await;
    }
    let code = named(part);
    match visit.app.grounds.card(&code).await {
        Ok(facts) => {
            let by = if visit.cx.english() { facts.by_name.1 } else { facts.by_name.0 };
            let mut grows = facts.grows;
            grows.dedup();
            let view = CardPage {
                code: code.to_ascii_uppercase(),
                prefecture: facts.prefecture,
                county: facts.county,
                by,
                grows,
                erased: facts.erased,
            };
            visit.draw(StatusCode::OK, pages::card(&visit.cx, view)).await
        }
        Err(Refused::Missing) => visit.refuse(Problem::NotFound).await,
        Err(_) => visit.refuse(Problem::Unavailable).await,
    }
}
