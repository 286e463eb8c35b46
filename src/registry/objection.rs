//! The time for objections to preliminary recognitions: how long it runs is a setting, what comes of it an announcement's.

use super::announcing::FiledAnnouncement;
use super::{ProtectionAct, Register};
use crate::identifiers::Slug;
use jiff::civil::Date;

/// A preliminary recognition of which not every product was recognised since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objections<'a> {
    /// The announcement.
    pub filed: &'a FiledAnnouncement,
    /// The last day on which anyone may object.
    pub until: Date,
    /// Products that were not recognised since, nor revoked.
    pub waiting: Vec<&'a Slug>,
}

impl Objections<'_> {
    /// Whether anyone may still object.
    #[must_use]
    pub fn is_open(&self, today: Date) -> bool {
        today <= self.until
    }
}

impl Register {
    /// Preliminary recognitions that still wait for what comes of them, those whose time ends first before the others.
    #[must_use]
    pub fn objections(&self) -> Vec<Objections<'_>> {
        let mut found: Vec<Objections<'_>> = self
            .rows()
            .filed
            .iter()
            .filter_map(|filed| {
                let until = filed.objections_until?;
                let id = filed.announcement.id.as_str();
                let steps = &self.rows().protection_steps;
                let waits = |slug: &&Slug| {
                    let mut own = steps.iter().filter(|step| step.product == **slug);
                    let begun = own.find(|step| step.act == ProtectionAct::Preliminary && step.announcement == id);
                    begun.is_some_and(|first| {
                        !steps.iter().any(|step| {
                            step.product == first.product
                                && step.track == first.track
                                && step.act != ProtectionAct::Preliminary
                                && step.day >= first.day
                        })
                    })
                };
                let waiting: Vec<&Slug> = filed.announcement.products.iter().filter(waits).collect();
                (!waiting.is_empty()).then_some(Objections { filed, until, waiting })
            })
            .collect();
        found.sort_by_key(|one| (one.until, one.filed.at));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Announcement, ProtectionStep, RegisterRows, Track};
    use super::*;
    use crate::identifiers::{AnnouncementKind, Issuer};
    use jiff::civil::date;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).expect("a slug")
    }

    fn filed(id: &str, products: &[&str], until: Option<Date>) -> FiledAnnouncement {
        FiledAnnouncement {
            id: format!("entry-{id}"),
            announcement: Announcement {
                id: slug(id),
                issuer: Issuer::Cnipa,
                year: Some(2026),
                number: None,
                date: None,
                kind: AnnouncementKind::Preliminary,
                text: String::new(),
                products: products.iter().map(|product| slug(product)).collect(),
            },
            source: String::new(),
            objections_until: until,
            at: 1,
            act: String::new(),
        }
    }

    fn step(product: &str, act: ProtectionAct, day: Date, announcement: &str) -> ProtectionStep {
        ProtectionStep {
            id: format!("{product}-{}", act.code()),
            product: slug(product),
            track: Track::GiProduct,
            act,
            day,
            number: None,
            holder: None,
            announcement: announcement.to_owned(),
            at: 1,
        }
    }

    #[test]
    fn a_preliminary_recognition_waits_until_something_comes_of_it() {
        let begun = |product, announcement| step(product, ProtectionAct::Preliminary, date(2026, 5, 1), announcement);
        let rows = RegisterRows {
            filed: vec![
                filed("later", &["tea", "yam"], Some(date(2026, 9, 1))),
                filed("sooner", &["jujube"], Some(date(2026, 7, 1))),
                filed("other", &["plum"], None),
                filed("done", &["garlic"], Some(date(2026, 6, 1))),
            ],
            protection_steps: vec![
                begun("tea", "later"),
                begun("yam", "later"),
                begun("jujube", "sooner"),
                begun("garlic", "done"),
                step("yam", ProtectionAct::Recognised, date(2026, 8, 1), "recognised"),
                step("garlic", ProtectionAct::Revoked, date(2026, 5, 1), "revoked"),
                // What was recognised before says nothing of what came later.
                step("jujube", ProtectionAct::Recognised, date(2020, 1, 1), "old"),
            ],
            ..RegisterRows::default()
        };
        let register = Register::new(1, rows, vec![]);
        let found = register.objections();
        let names: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|one| (one.filed.announcement.id.as_str(), one.waiting.iter().map(|slug| slug.as_str()).collect()))
            .collect();
        assert_eq!(names, [("sooner", vec!["jujube"]), ("later", vec!["tea"])]);
        let [sooner, _] = found.as_slice() else { panic!("two of them") };
        assert!(sooner.is_open(date(2026, 7, 1)), "the last day counts");
        assert!(!sooner.is_open(date(2026, 7, 2)));
    }
}
