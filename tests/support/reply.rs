//! An answer of the server, with what tests ask of it.

use axum::http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// Words that belong to the machine and never to a reader.
pub const MACHINE_WORDS: [&str; 9] =
    ["sqlx", "SELECT ", "constraint", "/root", "/home", "panicked", "RUST_BACKTRACE", ".rs:", "StoreError"];

/// An answer, read whole.
pub struct Reply {
    /// What was asked.
    pub path: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// A header's value; empty where it is missing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as a parsed page.
    #[must_use]
    pub fn html(&self) -> Html {
        Html::parse_document(self.text())
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.text()))
    }

    /// The answer again, if it has this status.
    ///
    /// # Panics
    /// Where it has another.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, String::from_utf8_lossy(&self.body));
        self
    }

    /// Asserts that nothing of the machine is in the answer.
    ///
    /// # Panics
    /// Where something is.
    pub fn assert_says_nothing_of_the_machine(&self) {
        let body = String::from_utf8_lossy(&self.body);
        let location = self.header("location");
        for word in MACHINE_WORDS {
            assert!(!body.contains(word) && !location.contains(word), "{}: {word} in {location} {body}", self.path);
        }
    }
}

/// A selector.
#[must_use]
pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// The elements that a selector finds.
#[must_use]
pub fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&selector(css)).collect()
}

/// The text of the first element that a selector finds; empty where it finds none. White space is folded.
#[must_use]
pub fn first_text(html: &Html, css: &str) -> String {
    html.select(&selector(css)).next().map(text_of).unwrap_or_default()
}

/// An element's text, white space folded.
#[must_use]
pub fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader sees of a page: all text except that of scripts and styles, white space folded.
#[must_use]
pub fn seen(html: &Html) -> String {
    let mut out = Vec::new();
    for node in html.tree.nodes() {
        if let scraper::Node::Text(text) = node.value() {
            let hidden = node.parent().and_then(|parent| parent.value().as_element().map(|e| e.name().to_owned()));
            if !matches!(hidden.as_deref(), Some("script" | "style")) {
                out.extend(text.split_whitespace().map(ToOwned::to_owned));
            }
        }
    }
    out.join(" ")
}

/// An attribute of the first element that a selector finds; empty where there is none.
#[must_use]
pub fn attribute(html: &Html, css: &str, name: &str) -> String {
    html.select(&selector(css)).next().and_then(|e| e.value().attr(name)).unwrap_or_default().to_owned()
}
