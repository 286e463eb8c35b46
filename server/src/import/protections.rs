//! The legal rights of a product: which tracks a source states, and the numbers, holders and documents of each.

use super::problem::{ProblemKind, Problems};
use super::row::Row;
use super::table::Table;
use daodi::identifiers::{AnnouncementNumber, CitedDocument, Issuer, Slug};
use daodi::registry::{Announcement, Protection, Track};
use std::collections::HashMap;

/// The words of the column `kind`. A 地理标志商标 without more stays without more: whether it is a collective or a
/// certification mark is not guessed.
const KINDS: &[(&str, Track)] = &[
    ("保护产品", Track::GiProduct),
    ("地理标志集体商标", Track::CollectiveMark),
    ("地理标志证明商标", Track::CertificationMark),
    ("地理标志商标", Track::GiTrademarkUnspecified),
    ("农产品地理标志", Track::AgriGiLegacy),
];

/// How a note says that an agricultural registration became a protected product.
const CONVERTED: &str = "由农产品地理标志转化为地理标志产品";

/// What a row says of a product's rights.
pub(super) struct Rights {
    pub(super) protections: Vec<Protection>,
    pub(super) area_documents: Vec<String>,
}

/// The announcements cited, each once, with all products that rest on it.
#[derive(Debug, Default)]
pub(super) struct Announcements {
    rows: Vec<Announcement>,
}

impl Announcements {
    /// Enters a citation and gives its id. The same number with another meaning is reported.
    fn cite(&mut self, row: Row<'_>, cited: AnnouncementNumber, product: &Slug) -> Option<Slug> {
        let id = cited.slug().map_err(|error| {
            row.fail_with("announcement", &cited.text, ProblemKind::Malformed, &error.to_string());
        });
        let id = id.ok()?;
        if let Some(known) = self.rows.iter_mut().find(|known| known.id == id) {
            if known.kind != cited.kind || known.date.is_some() && cited.date.is_some() && known.date != cited.date {
                let expected = format!("what another row says of it: {}", known.text);
                row.fail_with("announcement", &cited.text, ProblemKind::Contradiction, &expected);
            }
            known.date = known.date.or(cited.date);
            if !known.products.contains(product) {
                known.products.push(product.clone());
            }
            return Some(id);
        }
        self.rows.push(Announcement {
            id: id.clone(),
            issuer: cited.issuer,
            year: cited.year,
            number: cited.number,
            date: cited.date,
            kind: cited.kind,
            text: cited.text,
            products: vec![product.clone()],
        });
        Some(id)
    }

    pub(super) fn into_rows(self) -> Vec<Announcement> {
        self.rows
    }
}

/// What the rows of enterprises say of the rights they hold, by name and product.
pub(super) struct Holders<'a> {
    rows: HashMap<(&'a str, &'a str), Row<'a>>,
}

impl<'a> Holders<'a> {
    pub(super) fn read(enterprises: &'a Table, problems: &'a Problems) -> Self {
        let mut rows = HashMap::new();
        for row in enterprises.rows(problems) {
            let Some(name) = row.text("name_zh") else { continue };
            for product in row.text("product_ids").unwrap_or_default().split('|') {
                rows.insert((name, product), row);
            }
        }
        Self { rows }
    }

    /// The track that the applicant holds or applied for, where its own text, its role, the certificate it is said to
    /// hold or the number of a mark beside its brand says which. Otherwise nothing is said of any right's holder.
    fn track_of(&self, applicant: &str, product: &str, trademark: Option<&str>) -> Option<Holding> {
        if applicant.contains("保护产品") {
            return Some(Holding::Product);
        }
        if applicant.contains("商标") {
            return Some(Holding::Trademark);
        }
        let row = self.rows.get(&(applicant, product))?;
        let says = |column, words: &str| row.text(column).is_some_and(|text| text.contains(words));
        match row.text("role") {
            Some("登记申请人" | "登记证书持有人") => Some(Holding::Agricultural),
            Some("商标申请人" | "证明商标管理机构") => Some(Holding::Trademark),
            _ if says("authorisation", "登记证书") => Some(Holding::Agricultural),
            _ if trademark.is_some_and(|number| says("brand", number)) => Some(Holding::Trademark),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
enum Holding {
    Product,
    Trademark,
    Agricultural,
}

impl Holding {
    fn covers(self, track: Track) -> bool {
        match self {
            Self::Product => track == Track::GiProduct,
            Self::Trademark => track.is_trademark(),
            Self::Agricultural => track == Track::AgriGiLegacy,
        }
    }
}

/// Reads the rights of one product and enters the announcements it cites.
pub(super) fn rights(row: Row<'_>, slug: Option<&Slug>, holders: &Holders<'_>, cited: &mut Announcements) -> Rights {
    let mut protections = tracks(row);
    let mut area_documents = Vec::new();
    set_number(row, "agi_no", &mut protections, |track| track == Track::AgriGiLegacy, certificate);
    set_number(row, "trademark_no", &mut protections, Track::is_trademark, trademark);
    for text in row.list("announcement") {
        match AnnouncementNumber::parse(text) {
            Ok(CitedDocument::Announcement(number)) => {
                let issuer = number.issuer;
                let Some(id) = slug.and_then(|slug| cited.cite(row, number, slug)) else { continue };
                let track = if issuer == Issuer::Agriculture { Track::AgriGiLegacy } else { Track::GiProduct };
                // Without such a right stated, the announcement stays linked to the product alone.
                if let Some(right) = protections.iter_mut().find(|right| right.track == track) {
                    right.announcements.push(id.to_string());
                }
            }
            Ok(CitedDocument::Certificate(number)) if certificate(&number) => {
                certified(row, text, &number, &mut protections)
            }
            // The technical specification of a registration: it bounds the area too, and is kept as cited.
            Ok(CitedDocument::Certificate(_)) => area_documents.push(text.to_owned()),
            Ok(CitedDocument::AreaDocument(document)) => area_documents.push(document),
            Err(error) => row.fail_with("announcement", text, ProblemKind::Malformed, &error.to_string()),
        }
    }
    if let (Some(applicant), Some(slug)) = (row.text("applicant"), slug)
        && let Some(holding) = holders.track_of(applicant, slug.as_str(), row.text("trademark_no"))
    {
        for right in protections.iter_mut().filter(|right| holding.covers(right.track)) {
            right.holder = Some(applicant.to_owned());
        }
    }
    if row.text("notes").is_some_and(|notes| notes.contains(CONVERTED)) {
        // Said of both sides: the registration that ended and the recognition that followed.
        let sides = [Track::GiProduct, Track::AgriGiLegacy];
        protections.iter_mut().filter(|right| sides.contains(&right.track)).for_each(|right| right.converted = true);
    }
    Rights { protections, area_documents }
}

/// The tracks that `kind` states, in the order readers see them. Nothing stated stays nothing: 依据待核.
fn tracks(row: Row<'_>) -> Vec<Protection> {
    let mut tracks = Vec::new();
    for word in row.list("kind") {
        match KINDS.iter().find(|(name, _)| *name == word) {
            Some((_, track)) => tracks.push(*track),
            None => {
                let known: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
                let expected = format!("{}, joined by |, or nothing", known.join(", "));
                row.fail_with("kind", word, ProblemKind::UnknownWord, &expected);
            }
        }
    }
    tracks.sort();
    tracks.dedup();
    let bare = |track| Protection { track, number: None, holder: None, announcements: Vec::new(), converted: false };
    tracks.into_iter().map(bare).collect()
}

/// Gives the number in a column to the right it belongs to.
fn set_number(
    row: Row<'_>,
    column: &str,
    protections: &mut [Protection],
    belongs: fn(Track) -> bool,
    well_formed: fn(&str) -> bool,
) {
    let expected = if column == "agi_no" { "AGI and five digits" } else { "a trademark registration number" };
    let Some(number) = row.read(column, expected, |text| well_formed(text).then(|| text.to_owned())) else { return };
    match protections.iter_mut().find(|right| belongs(right.track)) {
        Some(right) => right.number = Some(number),
        None => row.fail(column, ProblemKind::Contradiction, "a number only beside the kind of right that it numbers"),
    }
}

/// A certificate cited among the announcements: the number of the agricultural registration, where none is given yet.
fn certified(row: Row<'_>, text: &str, number: &str, protections: &mut [Protection]) {
    let expected = "the certificate of a 农产品地理标志 of this row, the same as agi_no";
    match protections.iter_mut().find(|right| right.track == Track::AgriGiLegacy) {
        Some(right) if right.number.as_deref().is_none_or(|known| known == number) => {
            right.number = Some(number.to_owned());
        }
        _ => row.fail_with("announcement", text, ProblemKind::Contradiction, expected),
    }
}

/// `AGI` and five digits.
fn certificate(text: &str) -> bool {
    text.strip_prefix("AGI").is_some_and(|digits| digits.len() == 5 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Six to nine digits, perhaps with a letter of a divided application behind them.
fn trademark(text: &str) -> bool {
    let digits = text.strip_suffix(|c: char| c.is_ascii_uppercase()).unwrap_or(text);
    (6..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
