//! What every page is given.

use crate::locale::Locale;
use daodi::division::OutlineMap;
use daodi::identifiers::DivisionCode;
use daodi::people::Role;
use daodi::registry::Register;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a reader wants the pages to look; kept in a cookie that says nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Display {
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// 长辈版: larger text and targets.
    pub elder: bool,
}

/// Colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The code in the cookie and in `data-theme`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Display {
    /// Reads the cookie's value, such as `dark.elder`. What cannot be read is the default.
    #[must_use]
    pub fn parse(value: &str) -> Self {
        let mut display = Self::default();
        for part in value.split('.') {
            match part {
                "light" => display.theme = Theme::Light,
                "dark" => display.theme = Theme::Dark,
                "elder" => display.elder = true,
                _ => {}
            }
        }
        display
    }

    /// The cookie's value.
    #[must_use]
    pub fn cookie(self) -> String {
        let view = if self.elder { "elder" } else { "standard" };
        format!("{}.{view}", self.theme.code())
    }
}

/// The outlines in use and what a reader must know of them.
pub struct MapData {
    /// The whole province.
    pub province: OutlineMap,
    /// Each prefecture by itself.
    pub prefectures: BTreeMap<DivisionCode, OutlineMap>,
    /// Towns and villages with a point, placed on the map of the province.
    pub places: Vec<MapPlace>,
    /// Where they were taken from.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// Coordinate system of the file as delivered.
    pub crs: String,
    /// SHA-256 of the file as delivered, hex.
    pub sha256: String,
    /// Number of the map review; empty where there is none.
    pub review_no: String,
}

/// A place on the map of the province.
pub struct MapPlace {
    /// Its name.
    pub name: String,
    /// The county it lies in.
    pub county: DivisionCode,
    /// Where, in units of the map.
    pub at: (i32, i32),
}

/// What does not change while the server runs.
pub struct Site {
    /// Address readers know, without a slash at the end.
    pub public_url: String,
    /// Who runs the server; may be empty.
    pub operator: String,
    /// How to reach the operator; may be empty.
    pub contact: String,
    /// ICP filing number; may be empty.
    pub icp_no: String,
    /// Public-security filing number; may be empty.
    pub police_no: String,
    /// Host printed in labels' addresses.
    pub label_host: String,
    /// Address of the style sheet.
    pub css: String,
    /// Name of the browser's program under `/pkg`, without ending; none where it was not built.
    pub client: Option<String>,
    /// Outlines, where they may be shown.
    pub map: Option<MapData>,
    /// Whether the components page is offered.
    pub dev: bool,
}

/// Who is signed in, as pages behind the sign-in know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The account's id.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// Its role; none where it has none yet.
    pub role: Option<Role>,
    /// Name of an officer's office, in the page's language.
    pub office: Option<String>,
    /// Messages not read yet.
    pub unread: i64,
}

/// What a page is given: the language, the register, the site, the reader's wishes.
#[derive(Clone)]
pub struct Cx {
    /// Language.
    pub locale: Locale,
    /// The Chinese path with its query: `/products?q=茶`.
    pub path: String,
    /// The register.
    pub register: Arc<Register>,
    /// The site.
    pub site: Arc<Site>,
    /// How the reader wants the page to look.
    pub display: Display,
    /// Today in Asia/Shanghai.
    pub today: Date,
    /// Who is signed in. Always none on the public pages, which are drawn once for everybody.
    pub viewer: Option<Viewer>,
}

impl Cx {
    /// True on English pages.
    #[must_use]
    pub fn english(&self) -> bool {
        self.locale == Locale::En
    }

    /// A text of the page's language.
    #[must_use]
    pub fn t(&self, key: &'static str) -> &'static str {
        crate::text::text(self.locale, key)
    }

    /// A text of the page's language, owned.
    #[must_use]
    pub fn t_owned(&self, key: &'static str) -> String {
        crate::text::text(self.locale, key).to_owned()
    }

    /// A path in the page's language.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        self.locale.href(path)
    }

    /// The absolute address of a path in a language.
    #[must_use]
    pub fn absolute(&self, locale: Locale, path: &str) -> String {
        format!("{}{}", self.site.public_url, locale.href(path))
    }
}
