//! The officers' desk: claims on enterprises.

use super::super::post::Post;
use super::super::visit::Visit;
use super::{Part, Signed, named, span};
use crate::services::refused::Refused;
use app::pages::desk::{self, ClaimEvent, DeskClaim, DeskDone, DeskOverview};
use app::{Page, Problem};
use axum::response::Response;
use daodi::audit::{Action, ObjectKind};
use daodi::form::Form;
use daodi::people::{Capability, ClaimState, Object, Person, Principal, capability::decide};
use daodi::ports::{Accounts, AuditQuery, ClaimOrder, ClaimQuery, People, Trail};

/// Claims a page.
const PER_PAGE: usize = 30;

pub(crate) async fn overview(signed: Signed) -> Response {
    let page = async {
        let who = signed.principal()?;
        let accounts = &signed.visit.app.accounts;
        let some = |state, order, limit| ClaimQuery { state: Some(state), order, limit, ..ClaimQuery::default() };
        let mut decided = accounts.claims(who, &some(ClaimState::Accepted, ClaimOrder::Decided, 5)).await?.rows;
        decided.extend(accounts.claims(who, &some(ClaimState::Refused, ClaimOrder::Decided, 5)).await?.rows);
        decided.sort_by_key(|claim| std::cmp::Reverse(claim.decided_at));
        decided.truncate(5);
        let view = DeskOverview {
            applications: signed.visit.app.cases.queue_counts(who).await?,
            counts: accounts.claim_counts(who).await?,
            waiting: accounts.claims(who, &some(ClaimState::Received, ClaimOrder::Oldest, 10)).await?.rows,
            decided,
            may_decide: who.role.is_officer(),
        };
        Ok(desk::overview(&signed.visit.cx, view))
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn claims(signed: Signed) -> Response {
    let page = async {
        let query = match desk::ClaimQuery::read(&signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let who = signed.principal()?;
        let (offset, limit) = span(query.page, PER_PAGE);
        let wanted = ClaimQuery {
            text: query.q.clone(),
            state: query.state,
            order: match query.sort {
                desk::ClaimSort::Oldest => ClaimOrder::Oldest,
                desk::ClaimSort::Newest => ClaimOrder::Newest,
                desk::ClaimSort::Name => ClaimOrder::Name,
            },
            offset,
            limit,
        };
        let accounts = &signed.visit.app.accounts;
        let rows = accounts.claims(who, &wanted).await?;
        let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
        if query.page > pages {
            let last = desk::ClaimQuery { page: pages, ..query };
            return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
        }
        let view = desk::Claims { query, rows, per: PER_PAGE, counts: accounts.claim_counts(who).await? };
        Ok(Ok(desk::claims(&signed.visit.cx, view)))
    };
    let page = page.await;
    signed.show_list(page).await
}

/// The claim's page; `decide` and `reveal` are its two forms.
async fn claim_page(
    visit: &Visit,
    who: &Principal,
    id: &str,
    revealed: Option<Person>,
    (decide_form, reveal_form): (&Form, &Form),
) -> Result<Page, Refused> {
    let accounts = &visit.app.accounts;
    let store = accounts.store();
    let claim = accounts.desk_claim(who, id).await?;
    let place = Object::Place { county: claim.county, prefecture: claim.prefecture };
    // Freshness is asked for when the form is sent, not to see it.
    let may = |capability| decide(Some(who), capability, place, who.confirmed_at).is_ok();
    let claimant = store.account(&claim.account).await?.ok_or(Refused::Missing)?;
    let locale = visit.cx.locale.lang();
    let about = AuditQuery {
        object_kind: ObjectKind::Claim.code().to_owned(),
        object: id.to_owned(),
        limit: 100,
        ..AuditQuery::default()
    };
    let mut history: Vec<ClaimEvent> = store
        .audit(&about)
        .await?
        .rows
        .into_iter()
        .filter(|row| row.refused.is_none())
        .filter_map(|row| {
            Some(ClaimEvent {
                at: row.at,
                who: row.login.unwrap_or_default(),
                action: Action::from_code(&row.action)?,
                reason: row.reason.unwrap_or_default(),
            })
        })
        .collect();
    history.reverse();
    let same = ClaimQuery { text: claim.uscc.as_str().to_owned(), limit: 20, ..ClaimQuery::default() };
    let others = accounts.claims(who, &same).await?.rows.into_iter().filter(|other| other.id != claim.id).collect();
    let decided_by = match &claim.decided_by {
        Some(account) => store.account(account).await?.map(|a| a.login).unwrap_or_default(),
        None => String::new(),
    };
    let members = match &claim.enterprise {
        Some(enterprise) => store.members_of(enterprise).await?,
        None => Vec::new(),
    };
    let view = DeskClaim {
        office: accounts.office_name(locale, claim.county.or(Some(claim.prefecture))).await?,
        decided_by,
        files: store.uploads(ObjectKind::Claim.code(), id).await?,
        claimant: accounts.masked(&claim.account).await?,
        revealed,
        account_since: claimant.created_at,
        members,
        others,
        history,
        may_decide: may(Capability::DecideClaim) && claim.state == ClaimState::Received,
        may_reveal: may(Capability::RevealClaimant),
        done: match visit.parameter("done") {
            "accepted" => Some(DeskDone::Accepted),
            "refused" => Some(DeskDone::Refused),
            _ => None,
        },
        claim,
    };
    Ok(desk::claim(&visit.cx, view, decide_form, reveal_form))
}

pub(crate) async fn claim(part: Part, signed: Signed) -> Response {
    let id = named(part);
    let page = match signed.principal() {
        Ok(who) => claim_page(&signed.visit, who, &id, None, (&signed.form(), &signed.form())).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn claim_decide_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let word = if post.field("decision") == "accept" { "accepted" } else { "refused" };
    let location = format!("/desk/claims/{id}?done={word}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let typed = (post.field("decision"), post.field("reason"), post.field("version"));
        post.app().accounts.decide_claim(&who, &id, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let other = Form::new(post.app().clock.id());
        claim_page(&post.visit, &post.principal()?, &id, None, (&form, &other)).await
    };
    post.finish(done, again).await
}

pub(crate) async fn claim_reveal_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let acting = match post.begin(&format!("/desk/claims/{id}")).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let shown = async {
        let who = post.fresh(Capability::RevealClaimant)?;
        let person = post.app().accounts.reveal_claimant(&who, &id, post.field("reason"), &acting).await?;
        let forms = (&Form::new(post.app().clock.id()), &Form::new(post.app().clock.id()));
        claim_page(&post.visit, &who, &id, Some(person), forms).await
    };
    match shown.await {
        Ok(page) => post.show(page, None).await,
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                let other = Form::new(post.app().clock.id());
                claim_page(&post.visit, &post.principal()?, &id, None, (&other, &form)).await
            };
            post.finish(Err(refused), again).await
        }
    }
}
