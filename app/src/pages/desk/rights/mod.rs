//! `/desk/authorisations`: the rights of an office's place. What is to be done about one comes first.

mod one;

pub(in crate::pages) use one::orders;
pub use one::{DeskRight, RightActDone, RightForms, right};

use crate::cx::Cx;
use crate::pages::authorisations::{span, state_chip};
use crate::pages::common::{crumbs, path_with, product_name, track};
use crate::text::{text_for, text_with};
use crate::ui::{Chip, ChipKind, Column, DataTable, EmptyState, LinkItem, PageHead, Pager, SearchForm, Sorted, Tabs};
use crate::{Head, Page};
use daodi::registry::{Authorisation, AuthorisationState, QueryError, Register, UseRules, UseWatch, page_number};
use jiff::civil::Date;
use leptos::prelude::*;

/// Path of the list.
const RIGHTS: &str = "/desk/authorisations";

/// What is to be done about a right, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RightCare {
    /// Two years without a recorded use: a ground to stop it.
    Stoppable,
    /// Something is being put right.
    Rectification,
    /// Eighteen months without a recorded use.
    Unused,
    /// Nothing.
    None,
}

impl RightCare {
    /// Those that a list is narrowed by.
    const NAMED: [(Self, &'static str); 3] =
        [(Self::Stoppable, "stoppable"), (Self::Rectification, "rectification"), (Self::Unused, "unused")];

    /// What is to be done about a right today.
    #[must_use]
    pub fn of(right: &Authorisation, today: Date) -> Self {
        match right.watch(today, UseRules::LAW) {
            UseWatch::Overdue { .. } => Self::Stoppable,
            UseWatch::Over => Self::None,
            _ if right.state == AuthorisationState::RectificationOrdered => Self::Rectification,
            UseWatch::Warned { .. } => Self::Unused,
            UseWatch::Recent { .. } => Self::None,
        }
    }

    fn code(self) -> &'static str {
        Self::NAMED.iter().find(|(care, _)| *care == self).map_or("none", |(_, code)| code)
    }
}

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RightSort {
    /// What is to be done comes first, then what began first.
    #[default]
    Care,
    /// What began last comes first.
    Newest,
    /// By the enterprise's name.
    Name,
}

impl RightSort {
    const ALL: [(Self, &'static str); 3] = [(Self::Care, "care"), (Self::Newest, "newest"), (Self::Name, "name")];
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskRightsQuery {
    /// Words: part of the enterprise's name, its code or the product's name.
    pub q: String,
    /// What is to be done; none: any right, ended ones too.
    pub care: Option<RightCare>,
    /// Order.
    pub sort: RightSort,
    /// The page, from 1; 0 is read as 1.
    pub page: usize,
}

impl DeskRightsQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(100).collect(),
                "care" => {
                    let known = RightCare::NAMED.iter().find(|(_, code)| *code == value);
                    query.care = Some(known.ok_or(QueryError::new("care", value))?.0);
                }
                "sort" => {
                    let known = RightSort::ALL.iter().find(|(_, code)| *code == value);
                    query.sort = known.ok_or(QueryError::new("sort", value))?.0;
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        let kept = self.kept();
        pairs.extend(kept.iter().map(|(name, value)| (name.as_str(), value.clone())));
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(RIGHTS, &pairs)
    }

    /// Hidden fields that keep the rest while words are searched for.
    fn kept(&self) -> Vec<(String, String)> {
        let care = self.care.map(|care| ("care".to_owned(), care.code().to_owned()));
        let sort = RightSort::ALL.iter().find(|(sort, _)| *sort == self.sort && *sort != RightSort::default());
        care.into_iter().chain(sort.map(|(_, code)| ("sort".to_owned(), (*code).to_owned()))).collect()
    }

    /// The rights among these that are asked for, in order.
    #[must_use]
    pub fn answer<'a>(
        &self,
        rights: impl Iterator<Item = &'a Authorisation>,
        register: &Register,
        today: Date,
    ) -> Vec<&'a Authorisation> {
        let words = self.q.to_lowercase();
        let named = |right: &Authorisation| {
            let e = register.enterprise(right.enterprise.as_str());
            let p = register.product(right.product.as_str());
            [e.map(|e| e.name.to_lowercase()), p.map(|p| p.name.to_lowercase())]
                .into_iter()
                .chain([e.and_then(|e| e.uscc.as_ref()).map(|code| code.as_str().to_lowercase())])
                .flatten()
                .any(|text| text.contains(&words))
        };
        let fits = |right: &&Authorisation| self.care.is_none_or(|care| RightCare::of(right, today) == care);
        let mut found: Vec<&Authorisation> =
            rights.filter(fits).filter(|right| words.is_empty() || named(right)).collect();
        let name = |right: &Authorisation| register.enterprise(right.enterprise.as_str()).map(|e| e.name.clone());
        match self.sort {
            RightSort::Care => {
                found.sort_by_key(|r| (RightCare::of(r, today), !r.in_force_on(today), r.counted_from(), r.id.clone()))
            }
            RightSort::Newest => found.sort_by_key(|r| (std::cmp::Reverse(r.from), r.id.clone())),
            RightSort::Name => found.sort_by_key(|r| (name(r), r.id.clone())),
        }
        found
    }
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskRights {
    /// What was asked.
    pub query: DeskRightsQuery,
    /// This page's rights.
    pub rows: Vec<Authorisation>,
    /// How many match in all.
    pub total: usize,
    /// Rights a page.
    pub per: usize,
    /// How many there are with each thing to be done, and in all.
    pub counts: Vec<(Option<RightCare>, usize)>,
}

impl DeskRights {
    /// Answers a question about the rights of an office.
    #[must_use]
    pub fn of(query: DeskRightsQuery, rights: &[&Authorisation], register: &Register, today: Date, per: usize) -> Self {
        // What the tabs count is what they lead to: searched as the list is.
        let searched = DeskRightsQuery { care: None, ..query.clone() };
        let searched = searched.answer(rights.iter().copied(), register, today);
        let count = |care: Option<RightCare>| {
            searched.iter().filter(|right| care.is_none_or(|care| RightCare::of(right, today) == care)).count()
        };
        let cares = std::iter::once(None).chain(RightCare::NAMED.iter().map(|(care, _)| Some(*care)));
        let counts = cares.map(|care| (care, count(care))).collect();
        let found = query.answer(rights.iter().copied(), register, today);
        let first = query.page.saturating_sub(1).saturating_mul(per);
        let rows = found.iter().skip(first).take(per).map(|right| (*right).clone()).collect();
        Self { total: found.len(), rows, per, counts, query }
    }
}

/// The list.
#[must_use]
pub fn rights(cx: &Cx, view: DeskRights) -> Page {
    let head = Head { title: cx.t_owned("section-authorisations"), ..Head::default() };
    Page::new(head, RIGHTS, move |cx| content(cx, &view))
}

/// What is to be done, as a chip.
fn care_chip(cx: &Cx, care: RightCare) -> Option<AnyView> {
    let kind = match care {
        RightCare::None => return None,
        RightCare::Stoppable => ChipKind::Stop,
        RightCare::Rectification | RightCare::Unused => ChipKind::Caution,
    };
    Some(view! { <Chip label=text_for(cx.locale, "desk-right-care", care.code()) kind=kind/> }.into_any())
}

fn content(cx: &Cx, view: &DeskRights) -> AnyView {
    let query = &view.query;
    let tabs = view
        .counts
        .iter()
        .map(|(care, n)| {
            let name =
                care.map_or_else(|| cx.t("desk-state-all"), |care| text_for(cx.locale, "desk-right-care", care.code()));
            let to = DeskRightsQuery { care: *care, page: 1, ..query.clone() };
            LinkItem {
                label: format!("{name} {n}"),
                current: query.care == *care,
                ..LinkItem::new(cx.href(&to.path()), "")
            }
        })
        .collect();
    let body = if view.rows.is_empty() {
        let ways = if query.q.is_empty() && query.care.is_none() {
            Vec::new()
        } else {
            vec![LinkItem::new(cx.href(RIGHTS), cx.t("action-clear-all"))]
        };
        let title = if ways.is_empty() { "desk-right-empty" } else { "desk-right-none-found" };
        view! { <EmptyState title=cx.t(title) text=cx.t("desk-right-empty-text") suggestions=ways/> }.into_any()
    } else {
        table(cx, view)
    };
    let pages = view.total.div_ceil(view.per.max(1)).max(1);
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&DeskRightsQuery { page, ..query.clone() }.path())
    };
    let found = text_with(cx.locale, "desk-right-found", &[("n", view.total.into())]);
    view! {
        <div class="wrap page desk">
            {crumbs(cx, &[("/desk", cx.t("section-desk"))], cx.t("section-authorisations"))}
            <PageHead title=cx.t("section-authorisations") lead=Some(cx.t_owned("desk-right-lead"))/>
            <SearchForm action=cx.href(RIGHTS) value=query.q.clone() button=cx.t("action-search")
                label=cx.t("desk-right-search") placeholder=cx.t("desk-right-search") id="q" keep=query.kept()/>
            <Tabs label=cx.t("common-status") items=tabs/>
            <p class="small" role="status">{found}</p>
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn table(cx: &Cx, view: &DeskRights) -> AnyView {
    let query = &view.query;
    let column = |key: &'static str, sort: RightSort, mark: Sorted| {
        let to = DeskRightsQuery { sort, page: 1, ..query.clone() };
        Column::new(cx.t(key)).sortable(cx.href(&to.path()), if query.sort == sort { mark } else { Sorted::No })
    };
    let columns = vec![
        column("right-enterprise", RightSort::Name, Sorted::Up),
        Column::new(cx.t("right-product")),
        Column::new(cx.t("right-track")),
        Column::new(cx.t("common-status")),
        column("right-span", RightSort::Newest, Sorted::Down),
        Column::new(cx.t("right-last-use")),
        column("desk-right-care", RightSort::Care, Sorted::Up),
    ];
    let rows = view
        .rows
        .iter()
        .map(|right| {
            let enterprise = cx.register.enterprise(right.enterprise.as_str());
            let name = enterprise.map_or_else(|| right.enterprise.to_string(), |e| e.name.clone());
            let product = cx.register.product(right.product.as_str());
            vec![
                view! { <a href=cx.href(&format!("{RIGHTS}/{}", right.id))>{name}</a> }.into_any(),
                product.map_or_else(|| right.product.to_string(), |p| product_name(cx, p)).into_any(),
                track(cx, right.track).into_any(),
                state_chip(cx, right),
                view! { <span class="num">{span(cx, right)}</span> }.into_any(),
                right.last_use.map_or_else(|| cx.t_owned("my-right-no-use"), |day| day.to_string()).into_any(),
                care_chip(cx, RightCare::of(right, cx.today)).into_any(),
            ]
        })
        .collect();
    let caption = cx.t("section-authorisations");
    view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use daodi::identifiers::Slug;
    use daodi::registry::{RegisterRows, Track};
    use jiff::civil::date;

    #[test]
    fn the_address_of_the_list_leads_back_to_it() {
        let pairs = [("q", "茶"), ("care", "unused"), ("sort", "name"), ("page", "3")];
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let query = DeskRightsQuery::read(&pairs).unwrap();
        assert_eq!(query.path(), "/desk/authorisations?q=%E8%8C%B6&care=unused&sort=name&page=3");
        assert_eq!(DeskRightsQuery::read(&[]).unwrap().path(), RIGHTS);
        for wrong in [("care", "none"), ("sort", "size"), ("page", "0")] {
            let pairs = [(wrong.0.to_owned(), wrong.1.to_owned())];
            assert_eq!(DeskRightsQuery::read(&pairs).err().map(|error| error.name), Some(wrong.0));
        }
    }

    #[test]
    fn what_presses_most_comes_first() {
        let slug = |text: &str| Slug::parse(text).unwrap();
        let today = date(2026, 11, 20);
        let right = |id: &str, from| {
            let new =
                Authorisation::granted(id.into(), slug("ent-a"), slug("cha-a"), Track::GiProduct, from, String::new());
            Authorisation { version: 1, ..new }
        };
        let recent = right("recent", date(2026, 1, 1));
        let warned = right("warned", date(2025, 3, 1));
        let stoppable = right("stoppable", date(2024, 3, 1));
        let ordered =
            Authorisation { state: AuthorisationState::RectificationOrdered, ..right("ordered", date(2026, 1, 1)) };
        let ended = Authorisation {
            state: AuthorisationState::Stopped,
            until: Some(date(2026, 2, 1)),
            ..right("ended", date(2020, 1, 1))
        };
        let all = [&recent, &ended, &warned, &ordered, &stoppable];
        let register = Register::new(1, RegisterRows::default(), Vec::new());
        let view = DeskRights::of(DeskRightsQuery { page: 1, ..DeskRightsQuery::default() }, &all, &register, today, 4);
        let ids: Vec<&str> = view.rows.iter().map(|right| right.id.as_str()).collect();
        assert_eq!(ids, ["stoppable", "ordered", "warned", "recent"]);
        let counts: Vec<usize> = view.counts.iter().map(|(_, n)| *n).collect();
        assert_eq!((view.total, counts), (5, vec![5, 1, 1, 1]));
        let only = DeskRightsQuery { care: Some(RightCare::Unused), page: 1, ..DeskRightsQuery::default() };
        assert_eq!(only.answer(all.into_iter(), &register, today), [&warned]);
    }
}
