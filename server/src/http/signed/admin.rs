//! Administration: accounts, proposals, offices, sessions, keys, mail, the audit trail. Each administrator sees its own
//! part only.

use super::super::post::Post;
use super::super::visit::Visit;
use super::{Part, Signed, named, span};
use crate::services::accounts::NewInvitation;
use crate::services::refused::Refused;
use app::pages::admin::{self, AccountAct, KeyKind, Logins};
use app::{Page, Problem};
use axum::response::Response;
use daodi::audit::Action;
use daodi::form::{Fault, Form};
use daodi::identifiers::DivisionCode;
use daodi::people::{Person, Proposal, ProposalState};
use daodi::ports::{AccountQuery, AccountSort, Accounts, MailState, People};

fn done_of(visit: &Visit) -> Option<Action> {
    Action::from_code(visit.parameter("done"))
}

/// Login names of accounts, for what names them by id.
pub(super) async fn logins(visit: &Visit, ids: impl IntoIterator<Item = String>) -> Result<Logins, Refused> {
    let store = visit.app.accounts.store();
    let mut found = Logins::default();
    for id in ids {
        if !id.is_empty()
            && !found.contains_key(&id)
            && let Some(account) = store.account(&id).await?
        {
            found.insert(id, account.login);
        }
    }
    Ok(found)
}

fn people_of(proposals: &[Proposal]) -> Vec<String> {
    proposals.iter().flat_map(|p| [Some(p.proposed_by.clone()), p.decided_by.clone()]).flatten().collect()
}

// Accounts.

pub(crate) async fn accounts(signed: Signed) -> Response {
    let page = async {
        let visit = &signed.visit;
        let query = match admin::AccountQuery::read(&visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let (offset, limit) = span(query.page, admin::AccountQuery::PER);
        let wanted = AccountQuery {
            text: query.q.clone(),
            role: match query.role {
                admin::RoleFilter::Is(role) => Some(role),
                admin::RoleFilter::Any | admin::RoleFilter::Without => None,
            },
            without_role: query.role == admin::RoleFilter::Without,
            state: query.state,
            office: query.office,
            sort: match query.sort {
                admin::AccountSort::Newest => AccountSort::Newest,
                admin::AccountSort::Login => AccountSort::Login,
                admin::AccountSort::LastSignIn => AccountSort::LastSignIn,
            },
            offset,
            limit,
        };
        let store = visit.app.accounts.store();
        let facets = store.account_facets(&wanted).await?;
        let view = admin::AccountsView {
            page: store.accounts(&wanted).await?,
            query,
            roles: facets.roles,
            states: facets.states,
            offices: facets.offices,
            now: visit.app.clock.micros(),
        };
        Ok(admin::accounts(&visit.cx, view, &signed.form()))
    };
    let page = page.await;
    signed.show_list(page).await
}

async fn account_page(
    visit: &Visit,
    id: &str,
    act: Option<AccountAct>,
    revealed: Option<Person>,
    form: &Form,
) -> Result<Page, Refused> {
    let store = visit.app.accounts.store();
    let account = store.account(id).await?.ok_or(Refused::Missing)?;
    let proposals = store.proposals_about(id).await?;
    let in_full = revealed.is_some();
    let person = match revealed {
        Some(person) => Some(person),
        None => Some(visit.app.accounts.masked(id).await?).filter(|p| !p.name.is_empty() || !p.mail.is_empty()),
    };
    let memberships = store.enterprises_of(id).await?;
    let view = admin::AccountView {
        memberships: memberships
            .into_iter()
            .map(|own| daodi::people::Membership { enterprise: own.enterprise, part: own.part })
            .collect(),
        sessions: i64::try_from(store.sessions_of(id).await?.len()).unwrap_or(i64::MAX),
        person,
        in_full,
        logins: logins(visit, people_of(&proposals)).await?,
        proposals,
        act,
        done: done_of(visit),
        now: visit.app.clock.micros(),
        account,
    };
    Ok(admin::account(&visit.cx, view, form))
}

pub(crate) async fn account(part: Part, signed: Signed) -> Response {
    let act = AccountAct::from_code(signed.visit.parameter("act"));
    let page = account_page(&signed.visit, &named(part), act, None, &signed.form()).await;
    signed.show(page).await
}

pub(crate) async fn new_account(signed: Signed) -> Response {
    let page = admin::new_account(&signed.visit.cx, &signed.form());
    signed.show(Ok(page)).await
}

pub(crate) async fn new_account_sent(mut post: Post) -> Response {
    let acting = match post.begin("/admin/accounts/{object}?done=account.invite").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let field = |name: &str| post.field(name).to_owned();
    let typed = NewInvitation {
        login: field("login"),
        name: field("name"),
        mail: field("mail"),
        role: field("role"),
        office: field("office"),
        reason: field("reason"),
        locale: post.visit.cx.locale.lang(),
    };
    let done = async {
        let who = post.fresh(daodi::people::Capability::InviteAccount)?;
        let id = post.app().accounts.invite(&who, &typed, &acting).await?;
        Ok(format!("/admin/accounts/{id}?done=account.invite"))
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| Ok(admin::new_account(&post.visit.cx, &form))).await
}

/// What is done with an account at once.
async fn account_act(part: Part, mut post: Post, act: AccountAct, done: Action) -> Response {
    let id = named(part);
    let location = format!("/admin/accounts/{id}?done={}", done.code());
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let result = async {
        let who = post.fresh(daodi::people::Capability::ManageAccounts)?;
        let accounts = &post.app().accounts;
        match act {
            AccountAct::Disable => accounts.disable(&who, &id, post.field("reason"), &acting).await?,
            AccountAct::Enable => accounts.enable(&id, post.field("reason"), &acting).await?,
            _ => accounts.send_link(&who.login, &id, &acting).await?,
        }
        Ok(location.clone())
    };
    let result = result.await;
    post.finish(result, async |post: &Post, form: Form| account_page(&post.visit, &id, Some(act), None, &form).await)
        .await
}

pub(crate) async fn disable_sent(part: Part, post: Post) -> Response {
    account_act(part, post, AccountAct::Disable, Action::AccountDisable).await
}

pub(crate) async fn enable_sent(part: Part, post: Post) -> Response {
    account_act(part, post, AccountAct::Enable, Action::AccountEnable).await
}

pub(crate) async fn reset_sent(part: Part, post: Post) -> Response {
    account_act(part, post, AccountAct::Reset, Action::PasswordReset).await
}

/// Shows a person in full: the answer itself, which nobody keeps.
pub(crate) async fn reveal_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let acting = match post.begin(&format!("/admin/accounts/{id}")).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let shown = async {
        post.fresh(daodi::people::Capability::RevealPerson)?;
        Ok(post.app().accounts.reveal(&id, post.field("reason"), &acting).await?.0)
    };
    match shown.await {
        Ok(person) => match account_page(&post.visit, &id, None, Some(person), &Form::new(post.app().clock.id())).await
        {
            Ok(page) => post.show(page, None).await,
            Err(refused) => post.say_no(refused).await,
        },
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                account_page(&post.visit, &id, Some(AccountAct::Reveal), None, &form).await
            };
            post.finish(Err(refused), again).await
        }
    }
}

pub(crate) async fn propose_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let acting = match post.begin("/admin/proposals/{object}?done=proposal.make").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.fresh(daodi::people::Capability::Propose)?;
        let typed = (post.field("kind"), post.field("role"), post.field("office"), post.field("reason"));
        let proposal = post.app().accounts.propose(&who, &id, typed, &acting).await?;
        Ok(format!("/admin/proposals/{proposal}?done=proposal.make"))
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let act = daodi::people::ProposalKind::from_code(post.field("kind")).map(AccountAct::Propose);
        account_page(&post.visit, &id, act, None, &form).await
    };
    post.finish(done, again).await
}

// Proposals.

pub(crate) async fn proposals(signed: Signed) -> Response {
    let page = async {
        let visit = &signed.visit;
        let query = match admin::ProposalQuery::read(&visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let store = visit.app.accounts.store();
        let (offset, limit) = span(query.page, admin::ProposalQuery::PER);
        let page = store.proposals(query.state, offset, limit).await?;
        let mut states = Vec::new();
        for state in ProposalState::ALL {
            states.push((*state, store.proposals(Some(*state), 0, 1).await?.total));
        }
        let view = admin::ProposalsView { logins: logins(visit, people_of(&page.rows)).await?, page, query, states };
        Ok(admin::proposals(&visit.cx, view, &signed.form()))
    };
    let page = page.await;
    signed.show_list(page).await
}

async fn proposal_page(visit: &Visit, id: &str, form: &Form) -> Result<Page, Refused> {
    let store = visit.app.accounts.store();
    let proposal = store.proposal(id).await?.ok_or(Refused::Missing)?;
    let view = admin::ProposalView {
        account: store.account(&proposal.account).await?.ok_or(Refused::Missing)?,
        logins: logins(visit, people_of(std::slice::from_ref(&proposal))).await?,
        proposal,
        done: done_of(visit),
        now: visit.app.clock.micros(),
    };
    Ok(admin::proposal(&visit.cx, view, form))
}

pub(crate) async fn proposal(part: Part, signed: Signed) -> Response {
    let page = proposal_page(&signed.visit, &named(part), &signed.form()).await;
    signed.show(page).await
}

pub(crate) async fn proposal_decide_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/admin/proposals/{id}?done=proposal.decide");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.fresh(daodi::people::Capability::DecideProposal)?;
        let typed = (post.field("decision"), post.field("reason"), post.field("version"));
        post.app().accounts.decide_proposal(&who, &id, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| proposal_page(&post.visit, &id, &form).await).await
}

pub(crate) async fn proposal_withdraw_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/admin/proposals/{id}?done=proposal.decide");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        post.app().accounts.withdraw_proposal(&who, &id, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| proposal_page(&post.visit, &id, &form).await).await
}

// Offices.

pub(crate) async fn offices(signed: Signed) -> Response {
    let page = async {
        let visit = &signed.visit;
        let query = match admin::OfficeQuery::read(&visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let store = visit.app.accounts.store();
        let (offset, limit) = span(query.page, admin::OfficeQuery::PER);
        let page = store.offices(&query.q, query.level, offset, limit).await?;
        let mut levels = Vec::new();
        for level in daodi::people::OfficeLevel::ALL {
            levels.push((*level, store.offices(&query.q, Some(*level), 0, 1).await?.total));
        }
        Ok(admin::offices(&visit.cx, admin::OfficesView { query, page, levels }, &signed.form()))
    };
    let page = page.await;
    signed.show_list(page).await
}

async fn office_page(visit: &Visit, code: &str, form: Option<&Form>, key: String) -> Result<Page, Refused> {
    let code = DivisionCode::parse(code).map_err(|_| Refused::Missing)?;
    let record = visit.app.accounts.store().office(code).await?.ok_or(Refused::Missing)?;
    let drawn = Form::new(key)
        .with("phone", record.phone.clone())
        .with("address", record.address.clone())
        .with("version", record.version.to_string());
    Ok(admin::office(&visit.cx, admin::OfficeView { record, done: done_of(visit) }, form.unwrap_or(&drawn)))
}

pub(crate) async fn office(part: Part, signed: Signed) -> Response {
    let page = office_page(&signed.visit, &named(part), None, signed.visit.app.clock.id()).await;
    signed.show(page).await
}

pub(crate) async fn office_sent(part: Part, mut post: Post) -> Response {
    let code = named(part);
    let location = format!("/admin/offices/{code}?done=office.change");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        post.principal()?;
        let typed = (post.field("phone"), post.field("address"), post.field("version"));
        post.app().accounts.set_office(&code, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again =
        async |post: &Post, form: Form| office_page(&post.visit, &code, Some(&form), post.app().clock.id()).await;
    post.finish(done, again).await
}

// Sessions and locks.

async fn sessions_page(visit: &Visit, own: &str, form: &Form) -> Result<Result<Page, Problem>, Refused> {
    let query = match admin::SessionQuery::read(&visit.pairs) {
        Ok(query) => query,
        Err(error) => return Ok(Err(Problem::from(error))),
    };
    let (store, now) = (visit.app.accounts.store(), visit.app.clock.micros());
    let (offset, limit) = span(query.page, admin::SessionQuery::PER);
    let view = admin::SessionsView {
        page: store.live_sessions(&query.q, now, offset, limit).await?,
        query,
        locked: store.locked_accounts(now).await?,
        own: own.to_owned(),
        done: done_of(visit),
        now,
    };
    Ok(admin::sessions(&visit.cx, view, form))
}

pub(crate) async fn sessions(signed: Signed) -> Response {
    let page = match signed.who() {
        Ok(who) => sessions_page(&signed.visit, &who.session, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show_list(page).await
}

async fn sessions_again(post: &Post, form: Form) -> Result<Page, Refused> {
    sessions_page(&post.visit, &post.who()?.session, &form).await?.map_err(|_| Refused::Missing)
}

pub(crate) async fn session_end_sent(mut post: Post) -> Response {
    let acting = match post.begin("/admin/sessions?done=session.end").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = post.app().accounts.end_any_session(post.field("session"), &acting).await;
    post.finish(done.map(|()| "/admin/sessions?done=session.end".to_owned()), sessions_again).await
}

pub(crate) async fn lock_lift_sent(mut post: Post) -> Response {
    let acting = match post.begin("/admin/sessions?done=lock.lift").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = post.app().accounts.lift_lock(post.field("account"), post.field("reason"), &acting).await;
    post.finish(done.map(|()| "/admin/sessions?done=lock.lift".to_owned()), sessions_again).await
}

// Policy and keys.

pub(crate) async fn policy(signed: Signed) -> Response {
    let view = super::policy::view(&signed.visit.app);
    let page = admin::policy(&signed.visit.cx, view, &signed.form());
    signed.show(Ok(page)).await
}

async fn keys_page(visit: &Visit, rotate: Option<KeyKind>, form: &Form) -> Result<Page, Refused> {
    let view = super::keys::view(visit, rotate, done_of(visit)).await?;
    Ok(admin::keys(&visit.cx, view, form))
}

pub(crate) async fn keys(signed: Signed) -> Response {
    let rotate = KeyKind::from_code(signed.visit.parameter("rotate"));
    let page = keys_page(&signed.visit, rotate, &signed.form()).await;
    signed.show(page).await
}

pub(crate) async fn keys_rotate_sent(mut post: Post) -> Response {
    let acting = match post.begin("/admin/keys?done=key.rotate").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let kind = KeyKind::from_code(post.field("kind"));
    let done = async {
        post.fresh(daodi::people::Capability::ManageKeys)?;
        let kind = kind.ok_or_else(|| Refused::field("kind", Fault::Choice))?;
        let reason = post.app().accounts.reason(post.field("reason"))?;
        super::keys::rotate(post.app(), kind, reason, &acting).await?;
        Ok("/admin/keys?done=key.rotate".to_owned())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| keys_page(&post.visit, kind, &form).await).await
}

// Mail.

async fn mail_page(visit: &Visit, form: &Form) -> Result<Result<Page, Problem>, Refused> {
    let query = match admin::MailQuery::read(&visit.pairs) {
        Ok(query) => query,
        Err(error) => return Ok(Err(Problem::from(error))),
    };
    let store = visit.app.accounts.store();
    let of = |state| match state {
        admin::MailState::Failed => MailState::Failed,
        admin::MailState::Waiting => MailState::Waiting,
        admin::MailState::Sent => MailState::Sent,
    };
    let (offset, limit) = span(query.page, admin::MailQuery::PER);
    let page = store.mail(of(query.state), offset, limit).await?;
    let mut states = Vec::new();
    for state in [admin::MailState::Failed, admin::MailState::Waiting, admin::MailState::Sent] {
        states.push((state, store.mail(of(state), 0, 1).await?.total));
    }
    let view = admin::MailView { query, page, states, done: done_of(visit), now: visit.app.clock.micros() };
    Ok(admin::mail(&visit.cx, view, form))
}

pub(crate) async fn mail(signed: Signed) -> Response {
    let page = mail_page(&signed.visit, &signed.form()).await;
    signed.show_list(page).await
}

pub(crate) async fn mail_retry_sent(mut post: Post) -> Response {
    let acting = match post.begin("/admin/mail?state=waiting&done=mail.retry").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = post.app().accounts.retry_mail(post.field("mail"), &acting).await;
    let again = async |post: &Post, form: Form| mail_page(&post.visit, &form).await?.map_err(|_| Refused::Missing);
    post.finish(done.map(|()| "/admin/mail?state=waiting&done=mail.retry".to_owned()), again).await
}
