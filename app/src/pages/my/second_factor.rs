//! `/my/second-factor`: setting it up, its state, and the recovery codes that are shown once.

use crate::cx::Cx;
use crate::pages::common::when;
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::text::text_with;
use crate::ui::{
    Button, ButtonKind, FactRow, FactTable, FormEnd, InputKind, LinkButton, Notice, NoticeKind, PageHead, PostForm,
    Section, TextInput,
};
use crate::{Head, Page};
use daodi::form::Form;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// It is not set up yet.
    SetUp {
        /// The QR symbol of the address below, as SVG of our own making.
        qr_svg: String,
        /// `otpauth://totp/…`, for a device that reads its own screen.
        uri: String,
        /// The secret in base32, without spaces.
        secret: String,
        /// The sealed set-up, sent back as `setup`.
        setup: String,
        /// Whether the role cannot do without it.
        compulsory: bool,
    },
    /// It is set up.
    On {
        /// Recovery codes that are left.
        recovery_left: i64,
        /// Whether the role cannot do without it.
        compulsory: bool,
    },
}

/// State or set-up. Fields of the set-up: `code`, `setup`. POST `/my/second-factor/recovery` has none.
#[must_use]
pub fn second_factor(cx: &Cx, view: SecondFactor, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("section-second-factor"), form);
    page(head, "/my/second-factor", view, form, |cx, view, form| match view {
        SecondFactor::SetUp { qr_svg, uri, secret, setup, compulsory } => {
            set_up(cx, form, [qr_svg, uri, secret, setup], *compulsory)
        }
        SecondFactor::On { recovery_left, compulsory } => on(cx, form, *recovery_left, *compulsory),
    })
}

fn set_up(cx: &Cx, form: &Form, [qr_svg, uri, secret, setup]: [&String; 4], compulsory: bool) -> AnyView {
    let lead = if compulsory { "second-factor-lead-needed" } else { "second-factor-lead-advised" };
    let letters: Vec<char> = secret.chars().collect();
    let groups =
        letters.chunks(4).map(|group| view! { <span>{group.iter().collect::<String>()}</span>" " }).collect_view();
    let code = asked(hinted(field(cx, form, "code"), cx.t("second-factor-code-hint")), cx.t("second-step-code"));
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("second-factor-set-up") lead=Some(cx.t_owned(lead))/>
            {summary(cx, form)}
            <ol class="steps set-up">
                <li>
                    <p class="step-title">{cx.t("second-factor-step-1")}</p>
                    <p class="step-text">{cx.t("second-factor-step-1-text")}</p>
                </li>
                <li>
                    <p class="step-title">{cx.t("second-factor-step-2")}</p>
                    <p class="step-text">{cx.t("second-factor-step-2-text")}</p>
                    <div class="qr" role="img" aria-label=cx.t("second-factor-qr") inner_html=qr_svg.clone()></div>
                    <details class="drawer">
                        <summary>{cx.t("second-factor-no-scan")}</summary>
                        <div class="drawer-body stack">
                            <p><a href=uri.clone()>{cx.t("second-factor-open")}</a></p>
                            <p>{cx.t("second-factor-type")}</p>
                            <p><code class="code-groups">{groups}</code></p>
                            <p class="small">{cx.t("second-factor-kind")}</p>
                        </div>
                    </details>
                </li>
                <li>
                    <p class="step-title">{cx.t("second-factor-step-3")}</p>
                    <PostForm action=cx.href("/my/second-factor") once=once(form)
                        hidden=vec![("setup".to_owned(), setup.clone())]>
                        <TextInput field=code kind=InputKind::Code autocomplete="one-time-code".to_owned()
                            maxlength=Some(12)/>
                        <FormEnd><Button>{cx.t("second-factor-submit")}</Button></FormEnd>
                    </PostForm>
                </li>
            </ol>
        </div>
    }
    .into_any()
}

fn on(cx: &Cx, form: &Form, left: i64, compulsory: bool) -> AnyView {
    let left_text = text_with(cx.locale, "second-factor-recovery-left", &[("n", left.into())]);
    let few = (left < 3).then(|| {
        view! { <Notice kind=NoticeKind::Caution><p>{cx.t("second-factor-recovery-few")}</p></Notice> }
    });
    let needed = if compulsory { "second-factor-on-needed" } else { "second-factor-on-free" };
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("section-second-factor") lead=Some(cx.t_owned("second-factor-on"))/>
            {summary(cx, form)}
            {few}
            <FactTable label=cx.t("section-second-factor")>
                <FactRow term=cx.t("second-step-recovery")>{left_text}</FactRow>
                <FactRow term=cx.t("second-factor-device")>{cx.t("second-factor-device-text")}</FactRow>
                <FactRow term=cx.t("second-factor-off")>{cx.t(needed)}</FactRow>
            </FactTable>
            <Section title=cx.t("second-factor-recovery-new") id="recovery">
                <p>{cx.t("second-factor-recovery-what")}</p>
                <PostForm action=cx.href("/my/second-factor/recovery") once=once(form)>
                    <FormEnd><Button kind=ButtonKind::Stop>{cx.t("second-factor-recovery-submit")}</Button></FormEnd>
                </PostForm>
            </Section>
        </div>
    }
    .into_any()
}

/// New recovery codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCodes {
    /// The codes, as they are to be typed.
    pub codes: Vec<String>,
    /// When they were made, µs since the epoch, UTC.
    pub at: i64,
    /// Whether the second factor was set up with them; else they replace earlier ones.
    pub first: bool,
}

/// The codes, shown once and fit to be printed. The answer to a form, never a page of its own.
#[must_use]
pub fn recovery_codes(cx: &Cx, view: RecoveryCodes) -> Page {
    let head = Head { title: cx.t_owned("recovery-heading"), ..Head::default() };
    Page::new(head, "/my/second-factor", move |cx| {
        let items = view.codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
        let login = cx.viewer.as_ref().map(|viewer| viewer.login.clone()).unwrap_or_default();
        let done = if view.first { "recovery-done-first" } else { "recovery-done-new" };
        view! {
            <div class="wrap narrow page">
                <PageHead title=cx.t("recovery-heading") lead=Some(cx.t_owned("recovery-lead"))/>
                <div class="no-print">
                    <Notice kind=NoticeKind::Done><p>{cx.t(done)}</p></Notice>
                </div>
                <div class="no-print">
                    <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("recovery-once"))>
                        <p>{cx.t("recovery-once-text")}</p>
                    </Notice>
                </div>
                <p class="small">
                    {cx.t("site-name")}" · "{cx.site.public_url.clone()}" · "{cx.t("field-login")}{cx.t("common-colon")}
                    {login}" · "{when(cx, view.at)}
                </p>
                <ol class="recovery">{items}</ol>
                <p class="small">{cx.t("recovery-keep")}</p>
                <div class="no-print"><FormEnd><LinkButton href=cx.href(super::MY)>{cx.t("recovery-kept")}</LinkButton></FormEnd></div>
            </div>
        }
        .into_any()
    })
}
