//! The two languages and how addresses carry them: Chinese at `/…`, English at `/en/…`.

use serde::{Deserialize, Serialize};

/// A language of the pages. The address alone decides it: no cookie, no guess from the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locale {
    /// Chinese, the first language of the register.
    #[default]
    Zh,
    /// English.
    En,
}

impl Locale {
    /// Both, in the order readers see them.
    pub const ALL: &[Self] = &[Self::Zh, Self::En];

    /// The value of the `lang` attribute (BCP 47).
    #[must_use]
    pub const fn lang(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// What stands before every path in this language: nothing, or `/en`.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Zh => "",
            Self::En => "/en",
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The address of a page in this language, from its Chinese path (`/products?q=茶`). A query and a fragment are kept.
    #[must_use]
    pub fn href(self, path: &str) -> String {
        match self {
            Self::Zh => path.to_owned(),
            Self::En => match path.strip_prefix('/') {
                Some(rest) if rest.is_empty() || rest.starts_with(['?', '#']) => format!("/en{rest}"),
                _ => format!("/en{path}"),
            },
        }
    }

    /// Splits an address into its language and the Chinese path: `/en/products` is English `/products`.
    #[must_use]
    pub fn of_path(path: &str) -> (Self, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Self::En, "/"),
            Some(rest) if rest.starts_with('/') => (Self::En, rest),
            _ => (Self::Zh, path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_language_and_back() {
        for path in ["/", "/products", "/products/xinyang-maojian"] {
            for &locale in Locale::ALL {
                assert_eq!(Locale::of_path(&locale.href(path)), (locale, path));
            }
        }
        assert_eq!(Locale::En.href("/"), "/en");
        assert_eq!(Locale::En.href("/?q=a"), "/en?q=a");
        assert_eq!(Locale::of_path("/enterprises"), (Locale::Zh, "/enterprises"));
    }
}
