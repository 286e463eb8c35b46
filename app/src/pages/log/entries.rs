//! `/log/entries`: what the log holds, newest first.

use super::told::Told;
use crate::cx::Cx;
use crate::pages::acts::{action, action_choices, kind_choices};
use crate::pages::common::{crumbs, path_with, when};
use crate::text::text_with;
use crate::ui::{Column, DataTable, EmptyState, Field, FilterForm, LinkItem, PageHead, Pager, SelectInput, TextInput};
use crate::{Head, Page, Problem};
use daodi::audit::{Action, ObjectKind};
use daodi::people::PageOf;
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;
use serde_json::json;

/// An entry in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its number in the log, from 0.
    pub seq: i64,
    /// Its canonical bytes.
    pub leaf: String,
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryQuery {
    /// Entries of this act only.
    pub action: Option<Action>,
    /// Entries about this kind of object only.
    pub object_kind: Option<ObjectKind>,
    /// Entries about this object only; empty: about any.
    pub object: String,
    /// The page, from 1.
    pub page: usize,
}

impl EntryQuery {
    /// Rows a page.
    pub const PER: usize = 50;

    /// Reads a query.
    ///
    /// # Errors
    /// [`QueryError`] for a value that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "action" => {
                    query.action = Some(Action::from_code(value).ok_or(QueryError::new("action", value))?);
                }
                "object_kind" => {
                    query.object_kind =
                        Some(ObjectKind::from_code(value).ok_or(QueryError::new("object_kind", value))?);
                }
                "object" => query.object = value.chars().take(200).collect(),
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this query.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = Vec::new();
        pairs.extend(self.action.map(|a| ("action", a.code().to_owned())));
        pairs.extend(self.object_kind.map(|k| ("object_kind", k.code().to_owned())));
        if !self.object.is_empty() {
            pairs.push(("object", self.object.clone()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/log/entries", &pairs)
    }

    fn is_narrowed(&self) -> bool {
        self.action.is_some() || self.object_kind.is_some() || !self.object.is_empty()
    }
}

/// The list of entries.
pub struct EntriesView {
    /// What was asked.
    pub query: EntryQuery,
    /// The entries of its page, newest first.
    pub page: PageOf<LogLine>,
}

/// The list.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn entries(cx: &Cx, view: EntriesView) -> Result<Page, Problem> {
    let pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(EntryQuery::PER).max(1);
    if view.query.page > pages {
        return Err(Problem::PageBeyond { pages, last: EntryQuery { page: pages, ..view.query }.path() });
    }
    let path = view.query.path();
    let head = Head {
        title: cx.t_owned("log-entries-heading"),
        description: cx.t_owned("log-intro"),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "name": cx.t("log-entries-heading"),
            "url": cx.absolute(cx.locale, &path),
            "isPartOf": { "@type": "Dataset", "name": cx.t("log-heading"), "url": cx.absolute(cx.locale, "/log") },
        })),
        canonical: Some(path),
    };
    Ok(Page::new(head, "", move |cx| content(cx, &view, pages)))
}

fn content(cx: &Cx, view: &EntriesView, pages: usize) -> AnyView {
    let query = &view.query;
    let count = text_with(cx.locale, "log-entries-count", &[("n", view.page.total.into())]);
    let body = if view.page.rows.is_empty() {
        let all = if query.is_narrowed() {
            vec![LinkItem::new(cx.href("/log/entries"), cx.t("action-clear-all"))]
        } else {
            vec![LinkItem::new(cx.href("/log"), cx.t("log-heading"))]
        };
        view! {
            <EmptyState title=cx.t("log-entries-empty-title") text=cx.t("log-entries-empty") suggestions=all/>
        }
        .into_any()
    } else {
        table(cx, &view.page.rows, cx.t("log-entries-heading"))
    };
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&EntryQuery { page, ..query.clone() }.path())
    };
    view! {
        <div class="wrap page">
            {crumbs(cx, &[("/log", cx.t("log-nav"))], cx.t("log-entries-heading"))}
            <PageHead title=cx.t("log-entries-heading") lead=Some(cx.t_owned("log-entries-intro"))/>
            {filter(cx, query)}
            <p class="small" role="status">{count}</p>
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label")
                previous=cx.t("page-previous") next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn filter(cx: &Cx, query: &EntryQuery) -> AnyView {
    let any = cx.t_owned("log-filter-any");
    let clear = query.is_narrowed().then(|| LinkItem::new(cx.href("/log/entries"), cx.t("action-clear-all")));
    let object =
        Field { hint: Some(cx.t_owned("log-filter-object-hint")), ..Field::new("object", cx.t("log-filter-object")) };
    view! {
        <FilterForm action=cx.href("/log/entries") label=cx.t("log-entries-search") button=cx.t("action-filter")
            clear=clear open=query.is_narrowed()>
            <SelectInput field=Field::new("action", cx.t("log-filter-action")) empty=Some(any.clone())
                value=query.action.map(|a| a.code()).unwrap_or_default() groups=action_choices(cx)/>
            <SelectInput field=Field::new("object_kind", cx.t("log-filter-object-kind")) empty=Some(any)
                value=query.object_kind.map(|k| k.code()).unwrap_or_default() groups=kind_choices(cx)/>
            <TextInput field=object value=query.object.clone() maxlength=Some(200)/>
        </FilterForm>
    }
    .into_any()
}

/// Entries as a table.
pub(super) fn table(cx: &Cx, lines: &[LogLine], caption: &str) -> AnyView {
    let columns = vec![
        Column::number(cx.t("log-column-seq")),
        Column::new(cx.t("log-column-time")),
        Column::new(cx.t("log-column-action")),
        Column::new(cx.t("log-column-object")),
        Column::new(cx.t("log-column-actor")),
    ];
    let rows = lines.iter().map(|line| row(cx, line)).collect();
    view! {
        <div class="record">
            <DataTable caption=caption.to_owned() hide_caption=true plain=true tight=true columns=columns rows=rows/>
        </div>
    }
    .into_any()
}

fn row(cx: &Cx, line: &LogLine) -> Vec<AnyView> {
    let link = view! { <a href=cx.href(&format!("/log/entries/{}", line.seq))>{line.seq}</a> }.into_any();
    let Some(told) = Told::read(&line.leaf) else {
        return vec![link, ().into_any(), cx.t("log-entry-leaf-unread").into_any(), ().into_any(), ().into_any()];
    };
    vec![link, when(cx, told.at), action(cx, &told.action).into_any(), told.object(cx), told.actor(cx).into_any()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_query_is_read_and_written_alike() {
        let asked = pairs(&[("action", "claim.decide"), ("object", " a b "), ("page", "3"), ("object_kind", "")]);
        let query = EntryQuery::read(&asked);
        let expected =
            EntryQuery { action: Some(Action::ClaimDecide), object: "a b".to_owned(), page: 3, object_kind: None };
        assert_eq!(query, Ok(expected.clone()));
        assert_eq!(expected.path(), "/log/entries?action=claim.decide&object=a+b&page=3");
        assert_eq!(EntryQuery::read(&[]).map(|q| q.path()), Ok("/log/entries".to_owned()));
        for wrong in [("action", "nothing"), ("object_kind", "nothing"), ("page", "0")] {
            assert!(EntryQuery::read(&pairs(&[wrong])).is_err(), "{wrong:?}");
        }
    }
}
