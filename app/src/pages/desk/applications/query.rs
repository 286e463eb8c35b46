//! What is asked of the queue, as it stands in the address.

use super::QUEUE;
use crate::pages::common::path_with;
use daodi::application::State;
use daodi::ports::Group;
use daodi::registry::{QueryError, page_number};

/// Orders of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeskSort {
    /// What is due first, first.
    #[default]
    Due,
    /// What stands longest where it stands, first.
    Oldest,
    /// What moved last, first.
    Newest,
}

impl DeskSort {
    pub(super) const ALL: [Self; 3] = [Self::Due, Self::Oldest, Self::Newest];

    /// The code in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Oldest => "oldest",
            Self::Newest => "newest",
        }
    }
}

/// What is asked of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskQuery {
    /// The group; none: all (`group=all`). Where the address says nothing: this office's turn.
    pub group: Option<Group>,
    /// The state; none: any.
    pub state: Option<State>,
    /// Part of the enterprise's name, the code, the receipt or the product's name.
    pub q: String,
    /// Slug of a product; empty: any.
    pub product: String,
    /// Login name of the officer it is assigned to; empty: any.
    pub assigned: String,
    /// The order.
    pub sort: DeskSort,
    /// The page, from 1.
    pub page: usize,
}

impl Default for DeskQuery {
    fn default() -> Self {
        Self {
            group: Some(Group::Mine),
            state: None,
            q: String::new(),
            product: String::new(),
            assigned: String::new(),
            sort: DeskSort::Due,
            page: 1,
        }
    }
}

impl DeskQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let short = |value: &str| value.chars().take(200).collect::<String>();
        for (name, value) in pairs {
            let value = value.trim();
            let wrong = |name| QueryError::new(name, value);
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = short(value),
                "group" if value == "all" => query.group = None,
                "group" => query.group = Some(Group::from_code(value).ok_or(wrong("group"))?),
                // A draft is the applicant's alone.
                "state" => {
                    let state = State::from_code(value).filter(|state| *state != State::Draft);
                    query.state = Some(state.ok_or(wrong("state"))?);
                }
                "product" => query.product = short(value),
                "assigned" => query.assigned = short(value),
                "sort" => {
                    let found = DeskSort::ALL.into_iter().find(|sort| sort.code() == value);
                    query.sort = found.ok_or(wrong("sort"))?;
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The parameters as they stand in an address, those that say nothing left out; without the page.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        match self.group {
            Some(Group::Mine) => {}
            Some(group) => pairs.push(("group", group.code().to_owned())),
            None => pairs.push(("group", "all".to_owned())),
        }
        pairs.extend(self.state.map(|state| ("state", state.code().to_owned())));
        for (name, value) in [("q", &self.q), ("product", &self.product), ("assigned", &self.assigned)] {
            if !value.is_empty() {
                pairs.push((name, value.clone()));
            }
        }
        if self.sort != DeskSort::Due {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        pairs
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = self.pairs();
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(QUEUE, &pairs)
    }

    /// Whether more is asked than a group and an order.
    #[must_use]
    pub(super) fn narrows(&self) -> bool {
        self.state.is_some() || [&self.q, &self.product, &self.assigned].into_iter().any(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<DeskQuery, QueryError> {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        DeskQuery::read(&pairs)
    }

    #[test]
    fn the_queue_opens_with_what_is_ones_own_and_its_address_leads_back() {
        assert_eq!(read(&[]).unwrap(), DeskQuery::default());
        assert_eq!(DeskQuery::default().path(), "/desk/applications");
        let asked = [
            ("group", "overdue"),
            ("state", "first_opinion"),
            ("q", "tea"),
            ("product", "xinyang-maojian"),
            ("assigned", "shihe.zhou"),
            ("sort", "oldest"),
            ("page", "3"),
        ];
        let query = read(&asked).unwrap();
        let pairs: Vec<String> = asked.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(query.path(), format!("/desk/applications?{}", pairs.join("&")));
        assert_eq!(read(&[("group", "all")]).unwrap().path(), "/desk/applications?group=all");
        let wrong = [("group", "new"), ("state", "draft"), ("state", "open"), ("sort", "name"), ("page", "0")];
        for pair in wrong {
            assert_eq!(read(&[pair]).unwrap_err().name, pair.0);
        }
    }
}
