//! What the made-up world is peopled with. Offices and places are Henan's own; everything else says that it is made up.

use super::FillError;
use daodi::identifiers::Uscc;
use daodi::registry::Track;

/// The counties whose offices act. With their cities and the province they are 20.
pub(super) const COUNTIES: [&str; 12] = [
    "411502", "411503", "411323", "411326", "410581", "410324", "410328", "411282", "411224", "410825", "410822",
    "411624",
];

/// The cities above them.
pub(super) const CITIES: [&str; 7] = ["411500", "411300", "410500", "410300", "411200", "410800", "411600"];

/// A made-up product.
pub(super) struct Made {
    pub(super) name: &'static str,
    /// Code of its county, or of its city, whose office then manages it.
    pub(super) place: &'static str,
    pub(super) class: &'static str,
    pub(super) track: Track,
}

const fn made(name: &'static str, place: &'static str, class: &'static str, track: Track) -> Made {
    Made { name, place, class, track }
}

/// The products that are recognised. [`REVOKED`] is revoked later, [`MARKS`] are protected by trademarks.
pub(super) const PRODUCTS: [Made; 13] = [
    made("演示云雾茶", "411502", "茶叶", Track::GiProduct),
    made("演示猕猴桃", "411323", "果品", Track::GiProduct),
    made("演示苹果", "411282", "果品", Track::GiProduct),
    made("演示山药", "410825", "中药材", Track::GiProduct),
    made("演示香菇", "411224", "蔬菜", Track::GiProduct),
    made("演示玉雕", "411300", "陶瓷/工艺品", Track::GiProduct),
    made("演示豆腐", "410324", "食品", Track::GiProduct),
    made("演示金枣", "410328", "果品", Track::GiProduct),
    made("演示竹编", "410822", "陶瓷/工艺品", Track::GiProduct),
    made("演示香醋", "411326", "食品", Track::GiProduct),
    made("演示板栗", "411503", "果品", Track::CollectiveMark),
    made("演示花椒", "410581", "食品", Track::CertificationMark),
    made("演示槐山羊", "411624", "畜禽", Track::CollectiveMark),
];

/// The product whose protection is revoked.
pub(super) const REVOKED: usize = 9;
/// The products of the trademark routes.
pub(super) const MARKS: [usize; 3] = [10, 11, 12];
/// The product that is recognised preliminarily only: name, county, class.
pub(super) const PRELIMINARY: (&str, &str, &str) = ("演示蜂蜜", "411224", "食品");

const FIRST: [&str; 10] = ["云溪", "青岭", "石桥", "南湾", "竹坪", "双泉", "月河", "松涛", "金谷", "白果"];
const SECOND: [&str; 5] = ["农业", "食品", "生态", "合作", "田园"];

/// Name of the `n`-th enterprise.
pub(super) fn enterprise(n: usize) -> String {
    let (first, second) = (FIRST[n % FIRST.len()], SECOND[(n / FIRST.len()) % SECOND.len()]);
    format!("演示{first}{second}有限公司（虚构{:03}）", n + 1)
}

/// Code of the `n`-th enterprise: its check characters agree, but no division of China has the code 000000.
///
/// # Errors
/// [`FillError::Made`] where there is none; there always is.
pub(super) fn uscc(n: usize) -> Result<Uscc, FillError> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let stem = format!("91000000DEM{:05}", n + 1);
    let checks = ALPHABET.chars().flat_map(|subject| ALPHABET.chars().map(move |last| (subject, last)));
    let mut codes = checks.map(|(subject, last)| Uscc::parse(&format!("{stem}{subject}{last}")));
    codes.find_map(Result::ok).ok_or(FillError::Made("uscc"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_whole_and_say_that_they_are_made_up() {
        let codes: BTreeSet<_> = (0..200).map(|n| uscc(n).unwrap()).collect();
        assert_eq!(codes.len(), 200);
        assert!(codes.iter().all(|code| code.registered_in() == "000000"));
    }

    #[test]
    fn names_differ_and_say_that_they_are_made_up() {
        let names: BTreeSet<_> = (0..200).map(enterprise).collect();
        assert_eq!(names.len(), 200);
        assert!(names.iter().all(|name| name.starts_with("演示") && name.contains("虚构")));
        assert!(PRODUCTS.iter().all(|product| product.name.starts_with("演示")));
        assert_eq!(COUNTIES.len() + CITIES.len() + 1, 20);
    }
}
