//! What the claimant's page and the officer's page say of a claim in the same words.

use super::common::{division_name, when};
use super::forms::{field, hinted, optional};
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{Chip, ChipKind, FileInput, Icon, IconKind};
use daodi::form::Form;
use daodi::people::{Claim, ClaimState, Upload};
use leptos::prelude::*;

/// What is taken as a paper (HTML `accept`).
pub(super) const PAPERS: &str = ".jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf";

/// The state of a claim.
pub(super) fn state(cx: &Cx, state: ClaimState) -> AnyView {
    let kind = match state {
        ClaimState::Received => ChipKind::Caution,
        ClaimState::Accepted => ChipKind::Good,
        ClaimState::Refused => ChipKind::Stop,
        ClaimState::Withdrawn => ChipKind::Plain,
    };
    view! { <Chip label=text_for(cx.locale, "claim-state", state.code()) kind=kind/> }.into_any()
}

/// Where the claimed enterprise is: 信阳市浉河区.
pub(super) fn place(cx: &Cx, claim: &Claim) -> String {
    let prefecture = division_name(cx, claim.prefecture);
    match claim.county.filter(|county| *county != claim.prefecture) {
        Some(county) if cx.english() => format!("{}, {prefecture}", division_name(cx, county)),
        Some(county) => format!("{prefecture}{}", division_name(cx, county)),
        None => prefecture,
    }
}

/// A size of a file.
fn size(bytes: i64) -> String {
    let kib = (bytes + 512) / 1024;
    if kib < 1024 { format!("{} KB", kib.max(1)) } else { format!("{}.{} MB", kib / 1024, kib % 1024 * 10 / 1024) }
}

/// What is to be known of a file: kind, size, when it was brought.
pub(super) fn about(cx: &Cx, file: &Upload) -> AnyView {
    let kind = match file.media.as_str() {
        "application/pdf" => "PDF",
        "image/png" => "PNG",
        "image/webp" => "WebP",
        _ => "JPEG",
    };
    view! { {format!("{kind} · {}", size(file.size))}" · "{when(cx, file.at)} }.into_any()
}

/// The papers of a claim, each to be downloaded. `folder` is the path they stand under.
pub(super) fn papers(cx: &Cx, files: &[Upload], folder: &'static str) -> AnyView {
    if files.is_empty() {
        return view! { <p class="small">{cx.t("claim-no-papers")}</p> }.into_any();
    }
    let items = files
        .iter()
        .map(|file| {
            view! {
                <li class="paper">
                    <a href=cx.href(&format!("{folder}/{}", file.id)) download>
                        <Icon kind=IconKind::Download/><span>{file.name.clone()}</span>
                    </a>
                    <span class="small">{about(cx, file)}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines" role="list">{items}</ul> }.into_any()
}

/// The question for a business licence.
pub(super) fn licence(cx: &Cx, form: &Form, most_mib: u32) -> AnyView {
    let mut hint = text_with(cx.locale, "claim-licence-hint", &[("n", most_mib.into())]);
    if !form.faults.is_empty() {
        hint.push_str(if cx.english() { " " } else { "" });
        hint.push_str(cx.t("form-file-again"));
    }
    view! { <FileInput field=hinted(optional(cx, field(cx, form, "licence")), hint) accept=PAPERS/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_said_in_round_units() {
        assert_eq!([1, 1024, 350_000, 1_048_576, 2_621_440].map(size), ["1 KB", "1 KB", "342 KB", "1.0 MB", "2.5 MB"]);
    }
}
