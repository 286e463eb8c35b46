//! One's own account: contact, password, second factor, sessions, messages, data; a producer's enterprises and claims.

use super::super::post::Post;
use super::{Part, Signed, named, rules, span};
use crate::services::accounts::{Contact, Recognised};
use crate::services::refused::Refused;
use app::pages::my::{self, MemberDone};
use app::{Page, Problem};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use daodi::form::{Fault, FieldFault, Form};
use daodi::people::{ERASURE_DAYS, ProposalKind, Role};
use daodi::ports::{Accounts, People};

const MINUTE: i64 = 60 * 1_000_000;
/// Messages a page.
const MESSAGES: usize = 20;

// Contact.

fn contact_page(signed: &super::super::visit::Visit, saved: bool, form: &Form) -> Page {
    my::contact(&signed.cx, my::Contact { saved }, form)
}

pub(crate) async fn contact(signed: Signed) -> Response {
    let page = async {
        let who = signed.who()?;
        let person = signed.visit.app.accounts.own_person(who).await?;
        let form = signed
            .form()
            .with("name", person.name)
            .with("mail", person.mail)
            .with("phone", person.phone)
            .with("locale", who.account.locale.clone())
            .with("digest", if who.account.digest { "daily" } else { "at_once" });
        Ok(contact_page(&signed.visit, signed.done() == "saved", &form))
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn contact_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/contact?done=saved").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let field = |name: &str| post.field(name).to_owned();
    let typed = Contact {
        name: field("name"),
        mail: field("mail"),
        phone: field("phone"),
        locale: field("locale"),
        digest: field("digest"),
    };
    let done = match post.who() {
        Ok(who) => post.app().accounts.set_contact(who, &typed, &acting).await,
        Err(refused) => Err(refused),
    };
    let again = async |post: &Post, form: Form| Ok(contact_page(&post.visit, false, &form));
    post.finish(done.map(|()| "/my/contact?done=saved".to_owned()), again).await
}

// Password.

fn password_page(visit: &super::super::visit::Visit, who: &Recognised, saved: bool, form: &Form) -> Page {
    let view = my::Password {
        rules: rules(visit.app.accounts.passwords().policy()),
        changed_at: who.account.password_at,
        must_change: who.must_change,
        saved,
    };
    my::password(&visit.cx, view, form)
}

pub(crate) async fn password(signed: Signed) -> Response {
    let saved = signed.done() == "saved";
    let page = signed.who().map(|who| password_page(&signed.visit, who, saved, &signed.form()));
    signed.show(page).await
}

pub(crate) async fn password_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/password?done=saved").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let (old, new, again) = (post.secret("old"), post.secret("password"), post.secret("password_again"));
    let done = match post.who() {
        Ok(who) => post.app().accounts.change_password(who, &old, &new, &again, &acting).await,
        Err(refused) => Err(refused),
    };
    let again = async |post: &Post, form: Form| Ok(password_page(&post.visit, post.who()?, false, &form));
    post.finish(done.map(|()| "/my/password?done=saved".to_owned()), again).await
}

// Second factor.

async fn second_factor_page(
    visit: &super::super::visit::Visit,
    who: &Recognised,
    sealed: Option<&str>,
    form: &Form,
) -> Result<Page, Refused> {
    let accounts = &visit.app.accounts;
    let compulsory = who.account.role.is_some_and(Role::needs_second_factor);
    let view = if who.account.second_factor {
        let left = accounts.recovery_codes_left(&who.account.id).await?;
        my::SecondFactor::On { recovery_left: i64::try_from(left).unwrap_or(i64::MAX), compulsory }
    } else {
        // A set-up that was changed on its way begins anew.
        let set_up = match accounts.begin_second_factor(who, sealed).await {
            Err(Refused::Faults(_)) => accounts.begin_second_factor(who, None).await?,
            other => other?,
        };
        my::SecondFactor::SetUp {
            qr_svg: set_up.svg.expose().to_owned(),
            uri: set_up.uri.expose().to_owned(),
            secret: set_up.text.expose().to_owned(),
            setup: set_up.sealed,
            compulsory,
        }
    };
    Ok(my::second_factor(&visit.cx, view, form))
}

pub(crate) async fn second_factor(signed: Signed) -> Response {
    let page = match signed.who() {
        Ok(who) => second_factor_page(&signed.visit, who, None, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn second_factor_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/second-factor").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let (setup, code) = (post.field("setup").to_owned(), post.field("code").to_owned());
    let done = match post.who() {
        Ok(who) => post.app().accounts.set_second_factor(who, &setup, &code, &acting).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok((token, codes)) => {
            let codes = codes.iter().map(|code| code.expose().to_owned()).collect();
            let view = my::RecoveryCodes { codes, at: post.app().clock.micros(), first: true };
            let page = my::recovery_codes(&post.visit.cx, view);
            post.show(page, Some(&token)).await
        }
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                second_factor_page(&post.visit, post.who()?, Some(post.field("setup")), &form).await
            };
            post.finish(Err(refused), again).await
        }
    }
}

pub(crate) async fn recovery_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/second-factor").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = match post.who() {
        Ok(who) => post.app().accounts.new_recovery_codes(who, &acting).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(codes) => {
            let codes = codes.iter().map(|code| code.expose().to_owned()).collect();
            let view = my::RecoveryCodes { codes, at: post.app().clock.micros(), first: false };
            let page = my::recovery_codes(&post.visit.cx, view);
            post.show(page, None).await
        }
        Err(refused) => {
            let again = async |post: &Post, form: Form| second_factor_page(&post.visit, post.who()?, None, &form).await;
            post.finish(Err(refused), again).await
        }
    }
}

// Sessions.

async fn sessions_page(visit: &super::super::visit::Visit, who: &Recognised, form: &Form) -> Result<Page, Refused> {
    let accounts = &visit.app.accounts;
    let view = my::Sessions {
        rows: accounts.store().sessions_of(&who.account.id).await?,
        this: who.session.clone(),
        idle_minutes: accounts.rules().idle / MINUTE,
        most_hours: accounts.rules().absolute / MINUTE / 60,
        ended: visit.parameter("done") == "ended",
    };
    Ok(my::sessions(&visit.cx, view, form))
}

pub(crate) async fn sessions(signed: Signed) -> Response {
    let page = match signed.who() {
        Ok(who) => sessions_page(&signed.visit, who, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn sessions_end_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/sessions?done=ended").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let session = post.field("session").to_owned();
    let done = match post.who() {
        Ok(who) if session == "others" => {
            post.app().accounts.end_other_sessions(&who.account.id, &who.session, &acting).await
        }
        Ok(who) => post.app().accounts.end_own_session(&who.account.id, &session, &acting).await,
        Err(refused) => Err(refused),
    };
    let again = async |post: &Post, form: Form| sessions_page(&post.visit, post.who()?, &form).await;
    post.finish(done.map(|()| "/my/sessions?done=ended".to_owned()), again).await
}

// Messages.

pub(crate) async fn messages(signed: Signed) -> Response {
    let page = async {
        let who = signed.who()?;
        let page = signed.visit.parameter("page").parse().unwrap_or(1).max(1);
        let store = signed.visit.app.accounts.store();
        let (offset, limit) = span(page, MESSAGES);
        let rows = store.messages(&who.account.id, offset, limit).await?;
        let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(MESSAGES).max(1);
        if page > pages {
            return Ok(Err(Problem::PageBeyond { pages, last: format!("/my/messages?page={pages}") }));
        }
        let view = my::Messages { rows, page, per: MESSAGES };
        Ok(Ok(my::messages(&signed.visit.cx, view, &signed.form())))
    };
    let page = page.await;
    signed.show_list(page).await
}

pub(crate) async fn messages_read_sent(post: Post) -> Response {
    let message = post.field("message").to_owned();
    let done = async {
        let who = post.who()?;
        let one = (message != "all").then_some(message.as_str());
        let app = post.app();
        app.accounts.store().read_messages(&who.account.id, one, app.clock.micros()).await?;
        Ok("/my/messages".to_owned())
    };
    let done = done.await;
    let again = async |_: &Post, _: Form| Err(Refused::Missing);
    post.finish(done, again).await
}

// One's own data.

async fn data_page(visit: &super::super::visit::Visit, who: &Recognised, form: &Form) -> Result<Page, Refused> {
    let store = visit.app.accounts.store();
    let open = store.proposals_about(&who.account.id).await?;
    let own = store.enterprises_of(&who.account.id).await?;
    let only = |e: &daodi::people::OwnEnterprise| e.part == daodi::people::Part::Owner && e.owners == 1;
    let view = my::Data {
        erasure_since: open.iter().find(|p| p.kind == ProposalKind::ErasePerson).map(|p| p.proposed_at),
        days: ERASURE_DAYS,
        only_owner_of: own.into_iter().filter(only).map(|e| e.name).collect(),
        log_months: crate::jobs::SESSION_MONTHS,
    };
    Ok(my::data(&visit.cx, view, form))
}

pub(crate) async fn data(signed: Signed) -> Response {
    let page = match signed.who() {
        Ok(who) => data_page(&signed.visit, who, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn export_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/data").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = match post.who() {
        Ok(who) => post.app().accounts.export_own(who, &acting).await,
        Err(refused) => Err(refused),
    };
    match done.map(|value| serde_json::to_vec_pretty(&value)) {
        Ok(Ok(body)) => {
            let headers = [
                (CONTENT_TYPE, "application/json; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"daodi-account.json\""),
                (CACHE_CONTROL, "no-store"),
            ];
            post.keeping((headers, body).into_response())
        }
        Ok(Err(_)) => post.say_no(Refused::Fault("json")).await,
        Err(refused) => {
            let again = async |post: &Post, form: Form| data_page(&post.visit, post.who()?, &form).await;
            post.finish(Err(refused), again).await
        }
    }
}

pub(crate) async fn erase_sent(mut post: Post) -> Response {
    let acting = match post.begin("/my/data?done=asked").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let principal = post.principal()?;
        let who = post.who()?;
        let given = (&post.secret("password"), post.field("reason"), !post.field("agree").is_empty());
        post.app().accounts.ask_for_erasure(&principal, &who.account, given, &acting).await?;
        Ok("/my/data?done=asked".to_owned())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| data_page(&post.visit, post.who()?, &form).await;
    post.finish(done, again).await
}

// Enterprises and who works for them.

/// An enterprise as the page shows it.
pub(super) fn own(own: daodi::people::OwnEnterprise) -> my::OwnEnterprise {
    my::OwnEnterprise { id: own.enterprise, name: own.name, part: own.part, since: own.since, members: own.members }
}

pub(crate) async fn enterprises(signed: Signed) -> Response {
    let page = async {
        let who = signed.who()?;
        let store = signed.visit.app.accounts.store();
        let view = my::Enterprises {
            own: store.enterprises_of(&who.account.id).await?.into_iter().map(own).collect(),
            claims: store.claims_of(&who.account.id).await?,
        };
        Ok(my::enterprises(&signed.visit.cx, view))
    };
    let page = page.await;
    signed.show(page).await
}

async fn members_page(
    visit: &super::super::visit::Visit,
    who: &Recognised,
    enterprise: &str,
    form: &Form,
) -> Result<Page, Refused> {
    let principal = who.principal.as_ref().ok_or(Refused::Missing)?;
    let rows = visit.app.accounts.members(principal, enterprise).await?;
    let view = my::Members {
        enterprise: enterprise.to_owned(),
        name: name_of(visit, who, enterprise).await?,
        rows,
        me: who.account.id.clone(),
        may_manage: principal.part_in(enterprise) == Some(daodi::people::Part::Owner),
        done: match visit.parameter("done") {
            "added" => Some(MemberDone::Added),
            "changed" => Some(MemberDone::Changed),
            "removed" => Some(MemberDone::Removed),
            _ => None,
        },
    };
    Ok(my::members(&visit.cx, view, form))
}

async fn name_of(visit: &super::super::visit::Visit, who: &Recognised, enterprise: &str) -> Result<String, Refused> {
    let own = visit.app.accounts.store().enterprises_of(&who.account.id).await?;
    own.into_iter().find(|e| e.enterprise == enterprise).map(|e| e.name).ok_or(Refused::Missing)
}

pub(crate) async fn members(part: Part, signed: Signed) -> Response {
    let enterprise = named(part);
    let page = match signed.who() {
        Ok(who) => members_page(&signed.visit, who, &enterprise, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

/// What is done with a member.
#[derive(Clone, Copy)]
enum MemberAct {
    Add,
    Change,
    Remove,
}

async fn member_sent(part: Part, mut post: Post, what: MemberAct) -> Response {
    let enterprise = named(part);
    let done = match what {
        MemberAct::Add => "added",
        MemberAct::Change => "changed",
        MemberAct::Remove => "removed",
    };
    let location = format!("/my/enterprises/{enterprise}?done={done}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let principal = post.principal()?;
        let name = name_of(&post.visit, post.who()?, &enterprise).await?;
        let accounts = &post.app().accounts;
        let (account, given) = (post.field("account"), post.field("part"));
        match what {
            MemberAct::Add => {
                let who = (post.field("login"), given);
                accounts.add_member(&principal, (&enterprise, &name), who, &acting).await?;
            }
            MemberAct::Change => accounts.change_member(&principal, &enterprise, (account, given), &acting).await?,
            MemberAct::Remove => accounts.remove_member(&principal, (&enterprise, &name), account, &acting).await?,
        }
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| members_page(&post.visit, post.who()?, &enterprise, &form).await;
    post.finish(done, again).await
}

pub(crate) async fn member_add_sent(part: Part, post: Post) -> Response {
    member_sent(part, post, MemberAct::Add).await
}

pub(crate) async fn member_change_sent(part: Part, post: Post) -> Response {
    member_sent(part, post, MemberAct::Change).await
}

pub(crate) async fn member_remove_sent(part: Part, post: Post) -> Response {
    member_sent(part, post, MemberAct::Remove).await
}

/// What a file's fault is called in a form.
pub(super) fn file_fault(field: &'static str, code: &str, limit: u32) -> FieldFault {
    match code {
        "too_large" => FieldFault::bound(field, Fault::FileSize, limit),
        "points" => FieldFault::bound(field, Fault::FilePoints, limit),
        "kind" => FieldFault::new(field, Fault::FileKind),
        _ => FieldFault::new(field, Fault::FileBad),
    }
}
