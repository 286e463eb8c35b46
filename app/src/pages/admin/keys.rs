//! `/admin/keys`: the epochs of the keys, and beginning new ones. No page ever shows a secret key.

use super::parts::{done, nothing, page, way};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::id_code;
use crate::pages::common::when;
use crate::pages::forms::{field, hinted, once, summary};
use crate::text::{number, text_of};
use crate::ui::{
    Button, ButtonKind, Chip, ChipKind, Column, DataTable, FormEnd, LinkButton, PageHead, PostForm, Section, TextArea,
};
use daodi::audit::Action;
use daodi::form::Form;
use leptos::prelude::*;

/// Which keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Those behind the codes on labels.
    Label,
    /// Those that sign the public log.
    Log,
    /// Those that personal values and second factors are sealed with.
    Secret,
}

impl KeyKind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::Label, Self::Log, Self::Secret];

    /// The code in the form and in the address: `?rotate=CODE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Log => "log",
            Self::Secret => "secret",
        }
    }

    /// The kind with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// An epoch of the label keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelKeyRow {
    /// Its number, 0 to 30.
    pub epoch: i64,
    /// How many batches were issued under it.
    pub batches: i64,
    /// How many labels.
    pub labels: i64,
    /// Whether new batches take it.
    pub current: bool,
}

/// A key that signs the public log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogKeyRow {
    /// The verifier key (signed-note), public.
    pub verifier: String,
    /// Since when it signs, µs since the epoch, UTC; none where that is not on record.
    pub since: Option<i64>,
    /// Whether new checkpoints take it.
    pub current: bool,
}

/// An epoch of the keys for sealing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecretKeyRow {
    /// Its number.
    pub epoch: i64,
    /// Since when it is in use, µs since the epoch, UTC; none where that is not on record.
    pub since: Option<i64>,
    /// Whether new values take it.
    pub current: bool,
}

/// The keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeysView {
    /// Label keys, the newest first.
    pub label: Vec<LabelKeyRow>,
    /// Log keys, the newest first.
    pub log: Vec<LogKeyRow>,
    /// Keys for sealing, the newest first.
    pub secret: Vec<SecretKeyRow>,
    /// The kind whose form is shown: asked for by `?rotate=CODE`, or sent and come back with faults.
    pub rotate: Option<KeyKind>,
    /// What was just done.
    pub done: Option<Action>,
}

/// The page of keys.
#[must_use]
pub fn keys(cx: &Cx, view: KeysView, form: &Form) -> Page {
    page(cx, cx.t_owned("section-keys"), "/admin/keys", view, form, content)
}

fn content(cx: &Cx, view: &KeysView, form: &Form) -> AnyView {
    let kinds = KeyKind::ALL.iter().map(|kind| section(cx, view, *kind, form)).collect_view();
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-keys"))}
            <PageHead title=cx.t("section-keys") lead=Some(cx.t_owned("admin-keys-intro"))/>
            {done(cx, view.done)}
            {summary(cx, form)}
            {kinds}
        </div>
    }
    .into_any()
}

fn section(cx: &Cx, view: &KeysView, kind: KeyKind, form: &Form) -> AnyView {
    let title = text_of(cx.locale, "admin-keys", kind.code());
    let (columns, rows) = match kind {
        KeyKind::Label => labels(cx, view),
        KeyKind::Log => logs(cx, view),
        KeyKind::Secret => secrets(cx, view),
    };
    let rotate = if view.rotate == Some(kind) {
        rotation(cx, kind, form)
    } else {
        let href = cx.href(&format!("/admin/keys?rotate={0}#{0}", kind.code()));
        view! { <p class="act-links"><LinkButton href=href kind=ButtonKind::Quiet>{cx.t("admin-keys-rotate")}</LinkButton></p> }
            .into_any()
    };
    view! {
        <Section title=title.clone() id=kind.code()>
            <p>{text_of(cx.locale, "admin-keys-about", kind.code())}</p>
            <div class="record slim">
                <DataTable caption=title hide_caption=true plain=true tight=true columns=columns rows=rows/>
            </div>
            {rotate}
        </Section>
    }
    .into_any()
}

/// Whether an epoch is the one in use.
fn current(cx: &Cx, yes: bool) -> AnyView {
    if yes {
        view! { <Chip label=cx.t("admin-keys-current") kind=ChipKind::Good/> }.into_any()
    } else {
        cx.t("admin-keys-kept").into_any()
    }
}

fn labels(cx: &Cx, view: &KeysView) -> (Vec<Column>, Vec<Vec<AnyView>>) {
    let columns = vec![
        Column::new(cx.t("admin-keys-epoch")),
        Column::new(cx.t("common-status")),
        Column::number(cx.t("admin-keys-batches")),
        Column::number(cx.t("admin-keys-labels")),
    ];
    let rows = view.label.iter().map(|key| {
        vec![
            view! { <span class="num">{key.epoch}</span> }.into_any(),
            current(cx, key.current),
            number(cx.locale, key.batches).into_any(),
            number(cx.locale, key.labels).into_any(),
        ]
    });
    (columns, rows.collect())
}

fn logs(cx: &Cx, view: &KeysView) -> (Vec<Column>, Vec<Vec<AnyView>>) {
    let columns = vec![
        Column::new(cx.t("log-checkpoint-key")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("admin-keys-since")),
    ];
    let rows = view.log.iter().map(|key| {
        vec![id_code(&key.verifier), current(cx, key.current), key.since.map_or_else(nothing, |at| when(cx, at))]
    });
    (columns, rows.collect())
}

fn secrets(cx: &Cx, view: &KeysView) -> (Vec<Column>, Vec<Vec<AnyView>>) {
    let columns = vec![
        Column::new(cx.t("admin-keys-epoch")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("admin-keys-since")),
    ];
    let rows = view.secret.iter().map(|key| {
        vec![
            view! { <span class="num">{key.epoch}</span> }.into_any(),
            current(cx, key.current),
            key.since.map_or_else(nothing, |at| when(cx, at)),
        ]
    });
    (columns, rows.collect())
}

/// What beginning a new epoch does and does not do, and the form for it.
fn rotation(cx: &Cx, kind: KeyKind, form: &Form) -> AnyView {
    let code = kind.code();
    let says = |area: &'static str| text_of(cx.locale, area, code);
    let reason = hinted(field(cx, form, "reason"), cx.t("admin-reason-hint"));
    view! {
        <div class="panel">
            <h3>{says("admin-rotate-title")}</h3>
            <dl class="terms">
                <div><dt>{cx.t("admin-rotate-does")}</dt><dd>{says("admin-rotate-does")}</dd></div>
                <div><dt>{cx.t("admin-rotate-not")}</dt><dd>{says("admin-rotate-not")}</dd></div>
                <div><dt>{cx.t("admin-rotate-then")}</dt><dd>{says("admin-rotate-then")}</dd></div>
            </dl>
            <PostForm action=cx.href("/admin/keys/rotate") once=once(form)
                hidden=vec![("kind".to_owned(), code.to_owned())]>
                <TextArea field=reason value=form.value("reason") rows=2 maxlength=Some(500)/>
                <FormEnd>
                    <Button>{cx.t("admin-keys-rotate")}</Button>
                    <a href=cx.href(&format!("/admin/keys#{code}"))>{cx.t("form-cancel")}</a>
                </FormEnd>
            </PostForm>
        </div>
    }
    .into_any()
}
