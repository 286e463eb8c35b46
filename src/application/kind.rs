//! What an application asks for, and by which way the right is reached.

use crate::coded::coded;
use crate::registry::Track;

coded! {
    /// What is asked for.
    pub enum Kind {
        /// 使用申请: the right to use the special mark.
        New "new",
        /// 变更申请: what the announcement of a right says is to be changed. A public act, not a silent edit: changes of
        /// users are announced as well (AQSIQ 2017年第21号).
        Change "change",
        /// 放弃使用: the user gives the right up.
        GivingUp "giving_up",
    }
}

coded! {
    /// What a change is about.
    pub enum ChangeOf {
        /// The enterprise's name.
        Name "name",
        /// Its registered address.
        Address "address",
        /// The place of production.
        Place "place",
        /// What is made under the name: sorts, standard.
        Product "product",
    }
}

coded! {
    /// By which way the special mark is reached. Under one name several can be open at once: 信阳毛尖 is a GI product and a
    /// certification mark.
    pub enum Route {
        /// 地理标志产品: a producer inside the area; the place is checked and the national office announces.
        GiProduct "gi_product",
        /// 集体商标: a member of the registrant.
        Membership "membership",
        /// 证明商标: a licensee whose licence was filed and announced.
        Licence "licence",
    }
}

impl Route {
    /// The ways that are open under a protection. Of a trademark whose nature no source states either may be the right one:
    /// its registrant knows. An agricultural registration is no way to the special mark; it may have been converted.
    #[must_use]
    pub fn open_under(track: Track) -> &'static [Self] {
        match track {
            Track::GiProduct => &[Self::GiProduct],
            Track::CollectiveMark => &[Self::Membership],
            Track::CertificationMark => &[Self::Licence],
            Track::GiTrademarkUnspecified => &[Self::Membership, Self::Licence],
            Track::AgriGiLegacy => &[],
        }
    }

    /// True for the two ways by a trademark.
    #[must_use]
    pub fn is_trademark(self) -> bool {
        self != Self::GiProduct
    }
}
