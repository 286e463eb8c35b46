//! What happens to each application and when: worked out before anything is done. A moment is a working day, counted from
//! the first of the history, and a minute of it.

use super::draw::Draw;
use super::names::{MARKS, PRODUCTS};
use daodi::application::{ChangeOf, Kind, Route, State};
use daodi::registry::Track;

/// Applicants who have no right yet.
pub(super) const APPLICANTS: usize = 23;
/// The first working day on which applications are begun.
pub(super) const OPEN: usize = 45;

/// Something that is done with an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Begin,
    Submit,
    Accept,
    NotAccept,
    OrderSiteCheck,
    Sign(u8),
    ReportSiteCheck,
    BeginReview,
    AskSupplement,
    Supplement,
    GiveOpinion,
    CityAgree,
    Propose,
    Approve,
    Announce,
    OpenDownload,
    Reject,
    Withdraw,
}

/// A deed on a working day at a minute of the day, with the application's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) day: usize,
    pub(super) minute: usize,
    pub(super) case: usize,
    pub(super) order: usize,
}

/// An application: what for, and where it ends up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub(super) kind: Kind,
    pub(super) change_of: Option<ChangeOf>,
    pub(super) product: usize,
    /// Number of the applicant, or of the right that is changed or given up.
    pub(super) who: usize,
    pub(super) target: State,
}

impl Plot {
    pub(super) fn way(&self) -> Route {
        match PRODUCTS[self.product].track {
            Track::CollectiveMark => Route::Membership,
            Track::CertificationMark => Route::Licence,
            _ => Route::GiProduct,
        }
    }

    /// Whether a city's office manages it: then no other city's office reviews.
    fn is_citys(&self) -> bool {
        PRODUCTS[self.product].place.ends_with("00")
    }
}

/// A state, how many cases of it, and what they ask for.
type Wanted = (State, usize, &'static [(Kind, Option<ChangeOf>)]);

/// New applications, and those about a right, for each state: 60.
const WANTED: [Wanted; 14] = {
    use ChangeOf::{Address, Name, Place, Product};
    use Kind::{Change, GivingUp};
    const UP: (Kind, Option<ChangeOf>) = (GivingUp, None);
    [
        (State::Draft, 3, &[(Change, Some(Name))]),
        (State::Submitted, 3, &[UP]),
        (State::NotAccepted, 3, &[]),
        (State::Accepted, 2, &[(Change, Some(Place))]),
        (State::SiteCheck, 2, &[(Change, Some(Address))]),
        (State::FirstOpinion, 3, &[(Change, Some(Name))]),
        (State::CityReview, 4, &[]),
        (State::ProvinceReview, 4, &[UP]),
        (State::NationalReview, 3, &[(Change, Some(Name))]),
        (State::Announced, 3, &[UP, UP, UP]),
        (State::DownloadOpened, 9, &[(Change, Some(Name)), (Change, Some(Address))]),
        (State::Supplement, 3, &[(Change, Some(Product))]),
        (State::Withdrawn, 2, &[]),
        (State::Rejected, 2, &[(Change, Some(Name))]),
    ]
};

/// The products of which a new application can end up so.
fn fits(target: State, product: usize) -> bool {
    let made = &PRODUCTS[product];
    let open = product != super::names::REVOKED;
    open && match target {
        State::SiteCheck | State::NationalReview => made.track == Track::GiProduct,
        State::CityReview => !made.place.ends_with("00"),
        _ => true,
    }
}

/// The 60 applications. Those about a right are about the first rights of [`super::announce`], in their order.
pub(super) fn plots() -> Vec<Plot> {
    let mut plots: Vec<Plot> = Vec::new();
    let (mut new, mut product, mut right) = (0, 0, 0);
    for (target, fresh, about) in WANTED {
        for n in 0..fresh {
            let who = new % APPLICANTS;
            let taken = |product| plots.iter().any(|p| p.kind == Kind::New && p.who == who && p.product == product);
            // Every trademark is asked for now and then; who applied for one product applies for another.
            let fitting = (product..product + PRODUCTS.len() * 2).map(|n| n % PRODUCTS.len());
            let found = fitting.clone().find(|n| fits(target, *n) && !taken(*n)).unwrap_or(0);
            // The office whose accounts are printed has something of everything to do.
            let found = if n == 0 && !taken(0) { 0 } else { found };
            plots.push(Plot { kind: Kind::New, change_of: None, product: found, who, target });
            (new, product) = (new + 1, product.max(found) % PRODUCTS.len() + 1);
        }
        for (kind, change_of) in about {
            // Rights of the first announcement: two for each of the first eight products.
            plots.push(Plot { kind: *kind, change_of: *change_of, product: right / 2, who: right, target });
            right += 1;
        }
    }
    plots
}

/// What happens to an application until it stands where it is to stand, each with how many working days after the deed
/// before, and how long after its last deed today is.
fn story(plot: &Plot, number: usize, draw: &mut Draw) -> (Vec<(usize, Deed)>, usize) {
    let checked = plot.way() == Route::GiProduct
        && match plot.kind {
            Kind::New => true,
            Kind::Change => plot.change_of != Some(ChangeOf::Name),
            Kind::GivingUp => false,
        };
    let mut deeds = vec![(0, Deed::Begin)];
    let mut then = |low: usize, high: usize, deed: Deed| deeds.push((draw.between(low, high), deed));
    'told: {
        use State as S;
        let to = plot.target;
        if to == S::Draft {
            break 'told;
        }
        then(1, 4, Deed::Submit);
        match to {
            S::Submitted => break 'told,
            S::NotAccepted => {
                then(1, 4, Deed::NotAccept);
                break 'told;
            }
            _ => then(1, 4, Deed::Accept),
        }
        match to {
            S::Accepted => break 'told,
            S::Withdrawn => {
                then(2, 6, Deed::Withdraw);
                break 'told;
            }
            _ => {}
        }
        if checked {
            then(1, 3, Deed::OrderSiteCheck);
            if to == S::SiteCheck {
                // One has signed, the other has not.
                if number.is_multiple_of(2) {
                    then(3, 6, Deed::Sign(0));
                }
                break 'told;
            }
            then(3, 6, Deed::Sign(0));
            then(0, 0, Deed::Sign(1));
            then(1, 2, Deed::ReportSiteCheck);
        } else {
            then(1, 3, Deed::BeginReview);
        }
        match to {
            S::FirstOpinion => break 'told,
            S::Supplement => {
                then(1, 3, Deed::AskSupplement);
                break 'told;
            }
            S::Rejected => {
                then(2, 4, Deed::Reject);
                break 'told;
            }
            _ => {}
        }
        if number.is_multiple_of(4) {
            then(1, 3, Deed::AskSupplement);
            then(3, 12, Deed::Supplement);
        }
        then(1, 4, Deed::GiveOpinion);
        if !plot.is_citys() {
            if to == S::CityReview {
                break 'told;
            }
            then(2, 9, Deed::CityAgree);
        }
        if to == S::ProvinceReview {
            if number.is_multiple_of(2) {
                then(2, 5, Deed::Propose);
            }
            break 'told;
        }
        then(2, 7, Deed::Propose);
        then(1, 3, Deed::Approve);
        if to == S::NationalReview {
            break 'told;
        }
        if plot.way() == Route::GiProduct {
            then(25, 50, Deed::Announce);
        }
        if to == S::DownloadOpened {
            then(3, 9, Deed::OpenDownload);
        }
    }
    let rest = match plot.target {
        State::NotAccepted | State::DownloadOpened | State::Withdrawn | State::Rejected => draw.between(3, 330),
        State::Announced if plot.kind == Kind::GivingUp => draw.between(3, 120),
        State::NationalReview => draw.between(1, 30),
        _ => draw.between(1, 12),
    };
    (deeds, rest)
}

/// Every deed of every application, in the order of time. `days`: how many working days the history has.
pub(super) fn moments(plots: &[Plot], days: usize, draw: &mut Draw) -> Vec<(Moment, Deed)> {
    let mut all = Vec::new();
    for (case, plot) in plots.iter().enumerate() {
        let (deeds, rest) = story(plot, case, draw);
        let length: usize = deeds.iter().map(|(gap, _)| gap).sum();
        // What is announced by then can be changed; before it nobody applies.
        let mut day = days.saturating_sub(1 + rest + length).max(OPEN + case % 7);
        let mut minute = draw.between(0, 120);
        for (order, (gap, deed)) in deeds.into_iter().enumerate() {
            minute = if gap == 0 { minute + 30 } else { draw.between(0, 400) };
            day += gap;
            all.push((Moment { day, minute, case, order }, deed));
        }
    }
    all.sort_by_key(|(moment, _)| *moment);
    all
}

/// Whether a product is protected by a trademark.
pub(super) fn is_mark(product: usize) -> bool {
    MARKS.contains(&product)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn sixty_applications_in_every_state_by_every_way() {
        let plots = plots();
        assert_eq!(plots.len(), 60);
        assert!(State::ALL.iter().all(|state| plots.iter().any(|plot| plot.target == *state)));
        assert!(Route::ALL.iter().all(|route| plots.iter().any(|plot| plot.way() == *route)));
        assert!(Kind::ALL.iter().all(|kind| plots.iter().any(|plot| plot.kind == *kind)));
        let new = plots.iter().filter(|plot| plot.kind == Kind::New);
        let each: BTreeSet<_> = new.clone().map(|plot| (plot.who, plot.product)).collect();
        assert_eq!(each.len(), new.count(), "nobody applies twice for the same");
    }

    #[test]
    fn deeds_follow_each_other_and_end_before_today() {
        let plots = plots();
        for seed in 0..50 {
            let all = moments(&plots, 480, &mut Draw::new(seed));
            assert!(all.iter().all(|(moment, _)| moment.day < 480 && moment.minute < 480), "{seed}");
            for case in 0..plots.len() {
                let orders: Vec<_> =
                    all.iter().filter(|(m, _)| m.case == case).map(|(moment, _)| moment.order).collect();
                assert!(orders.windows(2).all(|two| two[0] < two[1]), "{seed} {case}");
            }
        }
    }
}
