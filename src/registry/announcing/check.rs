//! Every row against the register: names character for character, codes by their check characters, rights by what stands.

use super::Filing;
use super::item::{AnnouncedItem, CheckedItem, Finding, ItemField, ItemProblem, NewEnterprise, NewProduct, fields_of};
use super::lookup::{Lookup, track_of, usable_tracks};
use crate::form::Fault;
use crate::identifiers::{AnnouncementKind, Uscc, UsccError};
use crate::people::answers;
use crate::registry::{Category, Enterprise, Product, Register, Track};
use crate::search::ObjectKind;
use jiff::civil::Date;
use std::collections::HashMap;

/// Most products or enterprises that are offered for a row.
const OFFERS: usize = 5;

/// Checks the rows of an announcement against a picture of the register. `demo` are the names of what is there for
/// demonstration: an announcement never speaks of it.
#[must_use]
pub fn check(filing: &Filing, items: &[AnnouncedItem], register: &Register, demo: &[String]) -> Vec<CheckedItem> {
    let lookup = Lookup::new(register, demo);
    let mut seen: HashMap<(String, String, Option<Track>), u32> = HashMap::new();
    items
        .iter()
        .map(|item| {
            let mut row =
                Row { filing, item, lookup: &lookup, out: CheckedItem { line: item.line, ..CheckedItem::default() } };
            if item.left_out.is_some() {
                return CheckedItem { left_out: true, ..row.out };
            }
            row.look();
            row.once(&mut seen);
            row.out
        })
        .collect()
}

/// A row being looked at.
struct Row<'a> {
    filing: &'a Filing,
    item: &'a AnnouncedItem,
    lookup: &'a Lookup<'a>,
    out: CheckedItem,
}

impl<'a> Row<'a> {
    fn find(&mut self, field: ItemField, problem: ItemProblem, other: Option<String>) {
        self.out.findings.push(Finding { field, problem, other });
    }

    fn value(&self, field: ItemField) -> &'a str {
        self.item.value(field).trim()
    }

    fn look(&mut self) {
        self.form();
        let product = self.product();
        match self.filing.kind {
            AnnouncementKind::UserApproval | AnnouncementKind::UserChange | AnnouncementKind::UserStop => {
                let enterprise = self.enterprise();
                self.right(product, enterprise);
            }
            _ => {
                let track = self.said_track().or(self.filing.track);
                self.out.track = match (self.filing.kind, product) {
                    (AnnouncementKind::Revocation, Some(product)) => self.own_track(product, track),
                    _ => Some(track.unwrap_or(Track::GiProduct)),
                };
            }
        }
        // Only what it lacks in the register keeps it: taken up, it can be carried out.
        let lacks = |f: &Finding| matches!(f.problem, ItemProblem::EnterpriseUnknown | ItemProblem::ProductUnknown);
        self.out.may_take_up = !self.item.take_up && self.takes_up() && self.out.findings.iter().all(lacks);
    }

    /// What each field is by itself.
    fn form(&mut self) {
        for (field, must) in fields_of(self.filing.kind) {
            match answers::line(self.item.value(*field), field.most()) {
                Ok(_) => {}
                Err(Fault::Missing) if !must => {}
                Err(Fault::Missing) => self.find(*field, ItemProblem::Missing, None),
                Err(Fault::TooLong) => self.find(*field, ItemProblem::TooLong, None),
                Err(_) => self.find(*field, ItemProblem::Character, None),
            }
        }
        if self.filing.kind == AnnouncementKind::UserChange
            && self.value(ItemField::NewName).is_empty()
            && self.value(ItemField::NewAddress).is_empty()
        {
            self.find(ItemField::NewName, ItemProblem::Missing, None);
        }
        let until = self.value(ItemField::TermEnd);
        if !until.is_empty()
            && until.parse::<Date>().ok().is_none_or(|day| self.filing.date.is_some_and(|from| day < from))
        {
            self.find(ItemField::TermEnd, ItemProblem::Date, None);
        }
    }

    fn product(&mut self) -> Option<&'a Product> {
        if let Some(chosen) = &self.item.chosen_product {
            let product = self.lookup.register.product(chosen.as_str());
            if product.is_none() {
                self.find(ItemField::Product, ItemProblem::ProductUnknown, None);
            }
            self.out.product = product.map(|p| p.slug.clone());
            return product;
        }
        let name = self.value(ItemField::Product);
        if name.is_empty() {
            return None;
        }
        match self.lookup.products(name) {
            [one] => {
                self.out.product = Some(one.slug.clone());
                return Some(one);
            }
            [] => {}
            several => {
                self.out.products = several.iter().map(|p| p.slug.clone()).collect();
                self.find(ItemField::Product, ItemProblem::ProductSeveral, None);
                return None;
            }
        }
        if let Some(first) = self.lookup.aliases(name).first() {
            self.out.products = self.lookup.aliases(name).iter().map(|p| p.slug.clone()).collect();
            self.find(ItemField::Product, ItemProblem::ProductAlias, Some(first.name.clone()));
            return None;
        }
        if self.lookup.is_demo(name) {
            self.find(ItemField::Product, ItemProblem::Demo, None);
            return None;
        }
        let recognises = matches!(self.filing.kind, AnnouncementKind::Recognition | AnnouncementKind::Preliminary);
        if recognises && self.item.take_up {
            self.out.new_product = self.new_product();
            if self.out.new_product.is_some() {
                return None;
            }
        }
        let index = self.lookup.register.search();
        let hits = index.search(name, ObjectKind::Product).hits;
        let near = hits.iter().take(OFFERS).filter_map(|hit| index.key(ObjectKind::Product, hit.object));
        self.out.products = near.filter_map(|key| self.lookup.register.product(key)).map(|p| p.slug.clone()).collect();
        self.find(ItemField::Product, ItemProblem::ProductUnknown, None);
        None
    }

    /// The product that a row of a recognition could take up; says what it lacks where that was asked for.
    fn new_product(&mut self) -> Option<NewProduct> {
        let place = self.lookup.place(self.value(ItemField::Place));
        let named = self.value(ItemField::Category);
        let category = Category::from_zh(named).or_else(|| Category::from_code(named));
        if self.item.take_up && place.is_none() {
            self.find(ItemField::Place, ItemProblem::Place, None);
        }
        if self.item.take_up && category.is_none() {
            self.find(ItemField::Category, ItemProblem::Category, None);
        }
        let (county, prefecture) = place?;
        Some(NewProduct { name: self.value(ItemField::Product).to_owned(), category: category?, county, prefecture })
    }

    fn takes_up(&mut self) -> bool {
        match self.filing.kind {
            AnnouncementKind::UserApproval => {
                self.out.product.is_some() && self.out.enterprise.is_none() && self.new_enterprise(true).is_some()
            }
            AnnouncementKind::Recognition | AnnouncementKind::Preliminary => {
                self.out.product.is_none() && self.new_product().is_some()
            }
            _ => false,
        }
    }

    fn uscc(&mut self) -> Option<Uscc> {
        let typed: String = self.value(ItemField::Uscc).chars().filter(|c| !c.is_whitespace()).collect();
        if typed.is_empty() {
            return None;
        }
        match Uscc::parse(&typed.to_uppercase()) {
            Ok(uscc) => Some(uscc),
            Err(UsccError::SubjectCheck | UsccError::Check) => {
                self.find(ItemField::Uscc, ItemProblem::UsccCheck, None);
                None
            }
            Err(_) => {
                self.find(ItemField::Uscc, ItemProblem::Uscc, None);
                None
            }
        }
    }

    fn enterprise(&mut self) -> Option<&'a Enterprise> {
        let uscc = self.uscc();
        let known = self.known_enterprise(uscc.as_ref());
        if let (Some(enterprise), Some(uscc)) = (known, &uscc) {
            match &enterprise.uscc {
                Some(own) if own != uscc => {
                    self.find(ItemField::Uscc, ItemProblem::UsccDisagrees, Some(own.to_string()));
                }
                Some(_) => {}
                // The register learns it with the announcement.
                None => self.out.learns_uscc = true,
            }
        }
        self.out.enterprise = known.map(|e| e.id.clone());
        known
    }

    fn known_enterprise(&mut self, uscc: Option<&Uscc>) -> Option<&'a Enterprise> {
        let name = self.value(ItemField::Enterprise);
        if let Some(chosen) = &self.item.chosen_enterprise {
            let enterprise = self.lookup.register.enterprise(chosen.as_str());
            if enterprise.is_none() {
                self.find(ItemField::Enterprise, ItemProblem::EnterpriseUnknown, None);
            }
            return enterprise;
        }
        if let Some(enterprise) = uscc.and_then(|uscc| self.lookup.coded(uscc.as_str())) {
            let former = self.lookup.former(name).iter().any(|e| e.id == enterprise.id);
            if enterprise.name != name && !former && !name.is_empty() {
                self.out.enterprises = vec![enterprise.id.clone()];
                self.find(ItemField::Enterprise, ItemProblem::NameDisagrees, Some(enterprise.name.clone()));
                return None;
            }
            return Some(enterprise);
        }
        if name.is_empty() {
            return None;
        }
        match self.lookup.enterprises(name) {
            [one] => return Some(one),
            [] => {}
            several => {
                self.out.enterprises = several.iter().map(|e| e.id.clone()).collect();
                self.find(ItemField::Enterprise, ItemProblem::EnterpriseSeveral, None);
                return None;
            }
        }
        if let Some(first) = self.lookup.former(name).first() {
            self.out.enterprises = self.lookup.former(name).iter().map(|e| e.id.clone()).collect();
            self.find(ItemField::Enterprise, ItemProblem::EnterpriseFormer, Some(first.name.clone()));
            return None;
        }
        if self.lookup.is_demo(name) {
            self.find(ItemField::Enterprise, ItemProblem::Demo, None);
            return None;
        }
        if self.filing.kind == AnnouncementKind::UserApproval && self.item.take_up {
            self.out.new_enterprise = self.new_enterprise(false);
            if self.out.new_enterprise.is_some() || self.out.findings.iter().any(|f| f.field != ItemField::Product) {
                return None;
            }
        }
        // What keeps it from being taken up is said at once, not only once that was tried.
        let place = self.value(ItemField::Place);
        let approves = self.filing.kind == AnnouncementKind::UserApproval && !self.item.take_up;
        if approves && !place.is_empty() && self.lookup.place(place).is_none() {
            self.find(ItemField::Place, ItemProblem::Place, None);
        }
        let index = self.lookup.register.search();
        let hits = index.search(name, ObjectKind::Enterprise).hits;
        let near = hits.iter().take(OFFERS).filter_map(|hit| index.key(ObjectKind::Enterprise, hit.object));
        let known = near.filter_map(|key| self.lookup.register.enterprise(key));
        self.out.enterprises = known.map(|e| e.id.clone()).collect();
        self.find(ItemField::Enterprise, ItemProblem::EnterpriseUnknown, None);
        None
    }

    /// The enterprise that a row of an approval could take up; says what it lacks, unless only asked whether.
    fn new_enterprise(&mut self, quietly: bool) -> Option<NewEnterprise> {
        let typed: String = self.value(ItemField::Uscc).chars().filter(|c| !c.is_whitespace()).collect();
        let uscc = Uscc::parse(&typed.to_uppercase()).ok();
        let place = self.lookup.place(self.value(ItemField::Place));
        if !quietly && typed.is_empty() {
            self.find(ItemField::Uscc, ItemProblem::UsccMissing, None);
        }
        if !quietly && place.is_none() {
            self.find(ItemField::Place, ItemProblem::Place, None);
        }
        let (county, prefecture) = place?;
        let address = self.value(ItemField::Address);
        Some(NewEnterprise {
            name: self.value(ItemField::Enterprise).to_owned(),
            uscc: uscc?,
            county,
            prefecture,
            address: (!address.is_empty()).then(|| address.to_owned()),
        })
    }

    /// The regime that the row itself names.
    fn said_track(&mut self) -> Option<Track> {
        let text = self.value(ItemField::Track);
        let track = track_of(text);
        if track.is_none() && !text.is_empty() {
            self.find(ItemField::Track, ItemProblem::Track, None);
        }
        track
    }

    /// The regime that is meant of those that a product has.
    fn own_track(&mut self, product: &Product, said: Option<Track>) -> Option<Track> {
        let own = usable_tracks(product, self.lookup.register);
        match (said, own.as_slice()) {
            (Some(track), own) if own.contains(&track) => Some(track),
            (None, [one]) => Some(*one),
            (Some(_), _) | (None, []) => {
                self.find(ItemField::Track, ItemProblem::TrackNone, None);
                None
            }
            (None, several) => {
                let codes: Vec<&str> = several.iter().map(|track| track.code()).collect();
                self.find(ItemField::Track, ItemProblem::TrackSeveral, Some(codes.join(" ")));
                None
            }
        }
    }

    fn right(&mut self, product: Option<&'a Product>, enterprise: Option<&'a Enterprise>) {
        let said = self.said_track();
        let approves = self.filing.kind == AnnouncementKind::UserApproval;
        let Some(product) = product else { return };
        let rights = enterprise.map_or(&[][..], |e| self.lookup.rights(e, product));
        if approves {
            // What the row says comes before what the announcement says of all its rows.
            let own = usable_tracks(product, self.lookup.register);
            let of_all = self.filing.track.filter(|track| own.contains(track));
            self.out.track = self.own_track(product, said.or(of_all));
            let track = self.out.track;
            if let Some(right) = rights.iter().find(|r| Some(r.track) == track && r.state.is_live()) {
                self.find(ItemField::Enterprise, ItemProblem::RightExists, Some(right.from.to_string()));
            }
            return;
        }
        if enterprise.is_none() {
            return;
        }
        let track = said.or(self.filing.track);
        let meant: Vec<_> = rights.iter().filter(|r| track.is_none_or(|track| r.track == track)).collect();
        let live: Vec<_> = meant.iter().filter(|r| r.state.is_live()).collect();
        match live.as_slice() {
            [one] => {
                self.out.right = Some(one.id.clone());
                self.out.track = Some(one.track);
                if self.filing.date.is_some_and(|day| day < one.from) {
                    self.find(ItemField::Enterprise, ItemProblem::Day, Some(one.from.to_string()));
                }
            }
            [] => match meant.iter().filter_map(|r| r.ends()).max() {
                Some(end) => self.find(ItemField::Enterprise, ItemProblem::RightEnded, Some(end.to_string())),
                None => self.find(ItemField::Enterprise, ItemProblem::RightNone, None),
            },
            several => {
                let codes: Vec<&str> = several.iter().map(|right| right.track.code()).collect();
                self.find(ItemField::Track, ItemProblem::TrackSeveral, Some(codes.join(" ")));
            }
        }
    }

    /// A second row about the same is doubtful.
    fn once(&mut self, seen: &mut HashMap<(String, String, Option<Track>), u32>) {
        let name = |slug: Option<&crate::identifiers::Slug>, field: ItemField| {
            slug.map_or_else(|| self.value(field).to_owned(), ToString::to_string)
        };
        let product = name(self.out.product.as_ref(), ItemField::Product);
        let enterprise = match &self.out.new_enterprise {
            Some(new) => new.uscc.to_string(),
            None => name(self.out.enterprise.as_ref(), ItemField::Enterprise),
        };
        if product.is_empty() {
            return;
        }
        let key = (product, enterprise, self.out.track);
        match seen.get(&key) {
            Some(line) => self.find(ItemField::Product, ItemProblem::Duplicate, Some(line.to_string())),
            None => drop(seen.insert(key, self.item.line)),
        }
    }
}
