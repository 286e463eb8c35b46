//! 登记信息摘录: a right's public record as a paper, with the proof of the public log.

use super::api::{AuthorisationProof, proof_of};
use super::paper_file::{PaperForm, paper_file};
use super::post::say_no;
use super::visit::Visit;
use crate::clock::day;
use crate::services::cases::{announcement_words, protection_words};
use crate::services::refused::Refused;
use app::Problem;
use app::locale::Locale;
use app::text::{text_for, text_with};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use daodi::registry::{Authorisation, AuthorisationChange, AuthorisationState, Register};
use jiff::tz;
use print::papers::templates::{EXTRACT_FOOT, Extract, ExtractEvent, LogLine, LogProof, extract};
use print::papers::{Issue, day as day_words, foot};

/// Who signs where nobody is named as the operator.
const REGISTER: &str = "“道地”河南地理标志与品牌登记系统";

pub(super) async fn pdf(part: Result<Path<String>, PathRejection>, visit: Visit) -> Response {
    let register = visit.cx.register.clone();
    let right = part.ok().filter(|_| !visit.is_flawed()).and_then(|path| register.authorisation(&path.0));
    let Some(right) = right else { return visit.refuse(Problem::NotFound).await };
    match made(&visit, &register, right).await {
        Ok(response) => response,
        Err(refused) => say_no(&visit, None, refused).await,
    }
}

async fn made(visit: &Visit, register: &Register, right: &Authorisation) -> Result<Response, Refused> {
    let proof = proof_of(visit, right).await?;
    let site = &visit.cx.site;
    let now = visit.app.clock.micros();
    let enterprise = register.enterprise(right.enterprise.as_str());
    let name = enterprise.map_or_else(|| right.enterprise.to_string(), |known| known.name.clone());
    let product = register.product(right.product.as_str()).map(|known| known.name.clone());
    let product = product.unwrap_or_else(|| right.product.to_string());
    let announced = right.announcement.as_deref().and_then(|id| register.announcement(id));
    let facts = Extract {
        enterprise: name.clone(),
        uscc: enterprise.and_then(|known| known.uscc.as_ref()).map(ToString::to_string).unwrap_or_default(),
        product: product.clone(),
        protection: protection_words(register, right.product.as_str(), right.track),
        state: state_words(visit, right),
        announcement: announced.map_or_else(|| right.basis.clone(), announcement_words),
        download_opened: right.download_opened,
        until: right.term_end,
        history: register.changes_of(&right.id).map(|change| event(register, change)).collect(),
        as_of: moment(now),
        page: format!("{}/authorisations/{}", site.public_url, right.id),
        proof: printed(visit, register, right, &proof)?,
    };
    let issue = Issue {
        office: if site.operator.is_empty() { REGISTER.to_owned() } else { site.operator.clone() },
        number: None,
        day: day(now),
        foot: foot(EXTRACT_FOOT, register.is_demonstration()),
    };
    paper_file(extract(&issue, &facts), PaperForm::Pdf, &format!("登记信息摘录 {name} {product}")).await
}

/// 2026年11月27日 9时05分07秒（北京时间）.
fn moment(micros: i64) -> String {
    let instant = jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let there = instant.to_zoned(tz::TimeZone::fixed(tz::offset(8)));
    format!("{} {}时{:02}分{:02}秒（北京时间）", day_words(there.date()), there.hour(), there.minute(), there.second())
}

/// 有效（自2026年11月20日起）. A term that is over ends a right before anyone writes it down.
fn state_words(visit: &Visit, right: &Authorisation) -> String {
    let lapsed = right.is_due_to_lapse(visit.cx.today);
    let state = if lapsed { AuthorisationState::Lapsed } else { right.state };
    let state = text_for(Locale::Zh, "authorisation", state.code());
    let end = right.ends().filter(|end| *end <= visit.cx.today);
    let end = end.map(|end| format!("，自{}起不再有效", day_words(end))).unwrap_or_default();
    format!("{state}（自{}起{end}）", day_words(right.from))
}

fn what(change: &AuthorisationChange) -> &'static str {
    text_for(Locale::Zh, "right-event", change.act.map_or("granted", |act| act.code()))
}

fn event(register: &Register, change: &AuthorisationChange) -> ExtractEvent {
    let announced = change.announcement.as_deref().and_then(|id| register.announcement(id));
    let mut basis = announced.map_or_else(|| change.basis.clone(), announcement_words);
    if let Some(becomes) = &change.becomes {
        let was = change.was.clone().unwrap_or_else(|| "——".to_owned());
        let words = [("was", was.into()), ("becomes", becomes.clone().into())];
        basis.push_str(&format!("；{}", text_with(Locale::Zh, "right-event-became", &words)));
    }
    ExtractEvent { day: change.day, what: what(change).to_owned(), basis }
}

/// The proof as it is printed; none where nothing of the right stands in the log.
fn printed(
    visit: &Visit,
    register: &Register,
    right: &Authorisation,
    proof: &AuthorisationProof,
) -> Result<Option<LogProof>, Refused> {
    let (Some(size), Some(root), Some(checkpoint)) = (proof.tree_size, &proof.root, &proof.checkpoint) else {
        return Ok(None);
    };
    if proof.entries.is_empty() {
        return Ok(None);
    }
    let words = |act: &str| {
        let change = register.changes_of(&right.id).find(|change| change.id == act);
        change.map(|change| format!("{}{}", day_words(change.day), what(change))).unwrap_or_default()
    };
    Ok(Some(LogProof {
        entries: proof
            .entries
            .iter()
            .map(|entry| LogLine {
                index: entry.index,
                what: words(&entry.act),
                leaf_hash: entry.leaf_hash.clone(),
                path: entry.path.clone(),
            })
            .collect(),
        size,
        root: root.clone(),
        checkpoint: checkpoint.clone(),
        keys: proof.keys.clone(),
        pending: proof.pending,
        address: format!("{}/api/v1/authorisations/{}/proof", visit.cx.site.public_url, right.id),
        json: serde_json::to_string_pretty(proof).map_err(|_| Refused::Fault("proof"))?,
    }))
}
