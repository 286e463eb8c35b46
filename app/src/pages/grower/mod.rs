//! Growers 农户: `/my/growers` for the co-operative that entered them, `/desk/growers` for the office of where they live, and
//! the page that a card leads to. Names and numbers are masked wherever they stand.

mod card;
mod enter;
mod list;
mod one;

pub use card::{CardPage, CardPrint, card, card_print};
pub use enter::{EnterView, Imported, KnownLine, enter, import};
pub use list::{GrowerLine, GrowerQuery, GrowerSort, Growers, growers};
pub use one::{GrowerDone, GrowerView, PlotLine, grower};

use crate::cx::Cx;
use crate::text::{number, text_with};

/// From which side of the desk somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowerSide {
    /// The co-operative's.
    My,
    /// The office's.
    Desk,
}

impl GrowerSide {
    /// The list's path.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::My => "/my/growers",
            Self::Desk => "/desk/growers",
        }
    }
}

/// A grower's values as they may be shown: masked, unless somebody has just asked for them with a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrowerValues {
    /// Name.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Village.
    pub village: String,
}

/// An area in 亩 from its hundredths.
fn area(cx: &Cx, hundredths: i64) -> String {
    let whole = number(cx.locale, hundredths / 100);
    text_with(cx.locale, "common-area-mu", &[("area", format!("{whole}.{:02}", hundredths % 100).into())])
}

/// A card's code in groups of four.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_is_read_out_in_fours() {
        assert_eq!(super::grouped("0ABCDEFGHJKMNPQR"), "0ABC DEFG HJKM NPQR");
    }
}
