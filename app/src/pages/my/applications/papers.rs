//! The page of the papers: what each is, what was brought, and a form of its own for each.

use super::section::{ApplicationSection, marked, onward};
use super::{FOLDER, path, section_path};
use crate::cx::Cx;
use crate::pages::applications::{paper_words, papers_about};
use crate::pages::claims;
use crate::pages::forms::{asked, field, field_error, hinted, once};
use crate::text::text_with;
use crate::ui::{Button, ButtonKind, Chip, ChipKind, Field, FileInput, FormEnd, Icon, IconKind, LinkButton, PostForm};
use daodi::application::{Asked, PaperKind, Section, papers};
use daodi::form::Form;
use daodi::people::Upload;
use leptos::prelude::*;

/// The papers, each with its own form: a file is sent by itself, and nothing that was brought before is lost with it.
pub(super) fn papers_page(cx: &Cx, view: &ApplicationSection, form: &Form, after: Option<Section>) -> AnyView {
    let case = &view.case;
    let items = papers(case.kind, case.change_of, case.route)
        .into_iter()
        .map(|(kind, asked)| paper(cx, view, form, kind, asked))
        .collect_view();
    let on = after.map_or_else(|| format!("{}/preview", path(&case.id)), |next| section_path(&case.id, next));
    view! {
        <p>{text_with(cx.locale, "my-app-papers-lead", &[("n", view.most_mib.into())])}</p>
        <div class="paper-forms">{items}</div>
        <div class="form-end"><LinkButton href=cx.href(&on)>{onward(cx, view, after)}</LinkButton></div>
    }
    .into_any()
}

fn paper(cx: &Cx, view: &ApplicationSection, form: &Form, kind: PaperKind, must: Asked) -> AnyView {
    let code = kind.code();
    let own: Vec<&Upload> = view.papers.iter().filter(|(of, _)| *of == kind).map(|(_, file)| file).collect();
    let state = match (own.is_empty(), must) {
        (false, _) => view! { <Chip label=cx.t("my-app-paper-there") kind=ChipKind::Good/> }.into_any(),
        (true, Asked::Must) => view! { <Chip label=cx.t("apply-paper-must")/> }.into_any(),
        (true, Asked::May) => view! { <Chip label=cx.t("apply-paper-may")/> }.into_any(),
    };
    let missing = field_error(cx, form, code).map(|_| {
        view! { <p class="field-error"><Icon kind=IconKind::Caution/>{cx.t("my-app-paper-missing")}</p> }
    });
    let files = (!own.is_empty()).then(|| files(cx, view, form, &own));
    let words = if own.is_empty() { "my-app-paper-file" } else { "my-app-paper-another" };
    let label = text_with(cx.locale, words, &[("paper", paper_words(cx, kind).into())]);
    // The summary leads to `#file`: the control of the paper that was sent has that id, the others have their own.
    let sent = form.value("kind") == code;
    let field = if sent && form.fault("file").is_some() {
        hinted(asked(field(cx, form, "file"), label), cx.t("form-file-again"))
    } else {
        Field { id: format!("file-{code}"), ..Field::new("file", label) }
    };
    let hidden = vec![("kind".to_owned(), code.to_owned())];
    let title = format!("{code}-title");
    let labelled = title.clone();
    view! {
        <section class="paper-form" id=code aria-labelledby=labelled>
            <div class="paper-head"><h2 id=title>{paper_words(cx, kind)}</h2>{state}</div>
            {marked(cx, &view.marks, code)}
            {missing}
            <details class="drawer" open=own.is_empty()>
                <summary>{cx.t("my-app-paper-about")}</summary>
                <div class="drawer-body">{papers_about(cx, kind)}</div>
            </details>
            {files}
            <PostForm action=cx.href(&section_path(&view.case.id, Section::Papers)) once=once(form) hidden=hidden
                multipart=true>
                <FileInput field=field accept=claims::PAPERS/>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("my-app-paper-send")}</Button></FormEnd>
            </PostForm>
        </section>
    }
    .into_any()
}

fn files(cx: &Cx, view: &ApplicationSection, form: &Form, own: &[&Upload]) -> AnyView {
    let action = format!("{}/remove", section_path(&view.case.id, Section::Papers));
    let items = own
        .iter()
        .map(|file| {
            let hidden = vec![("upload".to_owned(), file.id.clone())];
            let name = text_with(cx.locale, "my-app-paper-remove-name", &[("name", file.name.as_str().into())]);
            view! {
                <li class="paper">
                    <a href=cx.href(&format!("{FOLDER}/{}", file.id)) download>
                        <Icon kind=IconKind::Download/><span>{file.name.clone()}</span>
                    </a>
                    <span class="small">{claims::about(cx, file)}</span>
                    <PostForm action=cx.href(&action) once=once(form) hidden=hidden inline=true>
                        <button class="plain-btn" type="submit" aria-label=name>{cx.t("my-app-paper-remove")}</button>
                    </PostForm>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines" role="list">{items}</ul> }.into_any()
}
