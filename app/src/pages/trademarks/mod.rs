//! GI trademarks and who may use them: `/my/members` for registrants, `/desk/marks` for the province's office. Both see the
//! same lists; what may be done differs.

mod list;
mod mark;
mod new;
mod one;
mod preview;

pub use list::{Trademarks, trademarks};
pub use mark::{MarkDone, MarkView, mark};
pub use new::trademark_new;
pub use one::{UseView, one};
pub use preview::{Preview, preview};

use crate::cx::Cx;
use crate::pages::common::path_with;
use crate::text::text_for;
use crate::ui::{Column, LinkItem, Sorted};
use daodi::registrant::UserState;
use daodi::registry::{QueryError, page_number};
use jiff::civil::Date;
use leptos::prelude::*;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A registrant, at their own.
    My,
    /// The province's office and the auditor.
    Desk,
}

impl Side {
    /// The path of the list.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::My => "/my/members",
            Self::Desk => "/desk/marks",
        }
    }

    fn title(self, cx: &Cx) -> &'static str {
        match self {
            Self::My => cx.t("section-members"),
            Self::Desk => cx.t("section-marks"),
        }
    }
}

/// Orders of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkSort {
    /// Newest first.
    #[default]
    Newest,
    /// By name.
    Name,
    /// What ends first.
    Ending,
}

impl MarkSort {
    const ALL: [(Self, &'static str); 3] = [(Self::Newest, "newest"), (Self::Name, "name"), (Self::Ending, "ending")];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("", |(_, code)| code)
    }
}

/// What is asked of a list of marks or of a mark's users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkQuery {
    /// The list's path.
    pub path: String,
    /// Words.
    pub q: String,
    /// State of the users; none: any.
    pub state: Option<UserState>,
    /// Order.
    pub sort: MarkSort,
    /// The page, from 1.
    pub page: usize,
}

impl MarkQuery {
    /// A question of the list at this path that narrows nothing.
    #[must_use]
    pub fn at(path: String) -> Self {
        Self { path, q: String::new(), state: None, sort: MarkSort::default(), page: 1 }
    }

    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(path: String, pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::at(path);
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(100).collect(),
                "state" => query.state = Some(UserState::from_code(value).ok_or(QueryError::new("state", value))?),
                "sort" => {
                    let sort = MarkSort::ALL.iter().find(|(_, code)| *code == value);
                    query.sort = sort.map(|(sort, _)| *sort).ok_or(QueryError::new("sort", value))?;
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn href(&self) -> String {
        self.under(&self.path)
    }

    /// The same question put to another path: the export of exactly this list.
    fn under(&self, path: &str) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        if let Some(state) = self.state {
            pairs.push(("state", state.code().to_owned()));
        }
        if self.sort != MarkSort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(path, &pairs)
    }

    /// Hidden fields that keep the rest while words are searched for.
    fn kept(&self) -> Vec<(String, String)> {
        let state = self.state.map(|state| ("state".to_owned(), state.code().to_owned()));
        let sort = (self.sort != MarkSort::default()).then(|| ("sort".to_owned(), self.sort.code().to_owned()));
        state.into_iter().chain(sort).collect()
    }

    /// A column whose head sorts the list.
    fn column(&self, cx: &Cx, label: &'static str, sort: MarkSort) -> Column {
        let sorted = match (self.sort == sort, sort) {
            (false, _) => Sorted::No,
            (true, MarkSort::Newest) => Sorted::Down,
            (true, _) => Sorted::Up,
        };
        let next = Self { sort, page: 1, ..self.clone() };
        Column::new(label).sortable(cx.href(&next.href()), sorted)
    }
}

/// The kinds of mark that registrants keep, as choices and words: 集体商标 has members, 证明商标 has licensees.
fn state(cx: &Cx, state: UserState) -> AnyView {
    text_for(cx.locale, "use-state", state.code()).into_any()
}

/// A day of a table.
fn iso(day: Date) -> AnyView {
    let text = day.to_string();
    view! { <time class="num" datetime=text.clone()>{text.clone()}</time> }.into_any()
}

/// The product's name, with its page.
fn product(cx: &Cx, slug: &str) -> String {
    cx.register.product(slug).map_or_else(|| slug.to_owned(), |product| crate::pages::common::product_name(cx, product))
}

/// Links to the states, with how many there are of each.
fn tabs(cx: &Cx, query: &MarkQuery, counts: &[(UserState, i64)]) -> Vec<LinkItem> {
    let tab = |state: Option<UserState>| {
        let n: i64 = counts.iter().filter(|(s, _)| state.is_none_or(|state| state == *s)).map(|(_, n)| n).sum();
        let name = state.map_or_else(|| cx.t("marks-state-all"), |s| text_for(cx.locale, "use-state", s.code()));
        LinkItem {
            label: format!("{name} {n}"),
            current: query.state == state,
            ..LinkItem::new(cx.href(&MarkQuery { state, page: 1, ..query.clone() }.href()), "")
        }
    };
    std::iter::once(None).chain(UserState::ALL.iter().copied().map(Some)).map(tab).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_list_leads_back_to_it() {
        let pairs = [("q", "茶"), ("state", "declared"), ("sort", "ending"), ("page", "3")];
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let read = |pairs: &[(String, String)]| MarkQuery::read("/desk/marks".to_owned(), pairs);
        let query = read(&pairs);
        assert_eq!(
            query.as_ref().map(MarkQuery::href).ok().as_deref(),
            Some("/desk/marks?q=%E8%8C%B6&state=declared&sort=ending&page=3")
        );
        assert_eq!(read(&[]).map(|query| query.href()).ok().as_deref(), Some("/desk/marks"));
        for wrong in [("state", "open"), ("sort", "size"), ("page", "0")] {
            let pairs = [(wrong.0.to_owned(), wrong.1.to_owned())];
            assert_eq!(read(&pairs).err().map(|error| error.name), Some(wrong.0));
        }
    }
}
