//! A row of an announcement, and what is found of it.

use crate::coded::coded;
use crate::identifiers::{AnnouncementKind, DivisionCode, Slug, Uscc};
use crate::registry::{Category, Track};

coded! {
    /// What a row says, named as the columns of the table are.
    pub enum ItemField {
        /// The product's name, as announced.
        Product "product",
        /// The enterprise's name, as announced.
        Enterprise "enterprise",
        /// Its unified social credit code.
        Uscc "uscc",
        /// County, or prefecture where there is none, by name or code.
        Place "place",
        /// Address.
        Address "address",
        /// The legal regime: a code of [`Track`] or its Chinese name.
        Track "track",
        /// Certificate or registration number of the right.
        Number "number",
        /// Who applied for or holds the right in a product's name.
        Holder "holder",
        /// The product's class, by its Chinese name or code.
        Category "category",
        /// The enterprise's name after a change.
        NewName "new_name",
        /// Its address after a change.
        NewAddress "new_address",
        /// Last day of licence or membership, ISO.
        TermEnd "term_end",
        /// Why: of a stop or a revocation.
        Reason "reason",
    }
}

impl ItemField {
    /// The heading of its column, as officers write it.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Product => "产品名称",
            Self::Enterprise => "企业名称",
            Self::Uscc => "统一社会信用代码",
            Self::Place => "所在县（市、区）",
            Self::Address => "地址",
            Self::Track => "保护依据",
            Self::Number => "证书或注册号",
            Self::Holder => "申请人或注册人",
            Self::Category => "产品类别",
            Self::NewName => "变更后名称",
            Self::NewAddress => "变更后地址",
            Self::TermEnd => "许可期限至",
            Self::Reason => "原因",
        }
    }

    /// The field of a column's heading: its Chinese heading, or its code. Blanks are passed over.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
        let same = |field: &&Self| field.heading() == plain || field.code() == plain.to_lowercase();
        Self::ALL.iter().find(same).copied()
    }

    /// Most characters of it.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Address | Self::NewAddress => 200,
            Self::Reason => 500,
            _ => 60,
        }
    }
}

/// The columns of a kind of announcement: each with whether a row must have it.
#[must_use]
pub fn fields_of(kind: AnnouncementKind) -> &'static [(ItemField, bool)] {
    use ItemField::{
        Address, Category, Enterprise, Holder, NewAddress, NewName, Number, Place, Product, Reason, TermEnd, Track,
        Uscc,
    };
    match kind {
        AnnouncementKind::UserApproval => &[
            (Product, true),
            (Enterprise, true),
            (Uscc, false),
            (Place, false),
            (Address, false),
            (Track, false),
            (TermEnd, false),
        ],
        AnnouncementKind::UserChange => {
            &[(Product, true), (Enterprise, true), (Uscc, false), (NewName, false), (NewAddress, false), (Track, false)]
        }
        AnnouncementKind::UserStop => {
            &[(Product, true), (Enterprise, true), (Uscc, false), (Reason, true), (Track, false)]
        }
        AnnouncementKind::Revocation => &[(Product, true), (Reason, true), (Track, false)],
        _ => &[(Product, true), (Place, false), (Category, false), (Holder, false), (Number, false), (Track, false)],
    }
}

/// A row as it was typed or read, with what the officer decided about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnouncedItem {
    /// Number of the row, from 1; of a file, that of the sheet's line.
    pub line: u32,
    /// What it says, by field.
    pub values: Vec<(ItemField, String)>,
    /// The product that the officer says is meant.
    pub chosen_product: Option<Slug>,
    /// The enterprise that the officer says is meant.
    pub chosen_enterprise: Option<Slug>,
    /// Whether what the register does not have yet is taken up from the announcement.
    pub take_up: bool,
    /// Why the row is left out, where it is.
    pub left_out: Option<String>,
    /// The application case that this row answers, where there is one.
    pub application: Option<String>,
}

impl AnnouncedItem {
    /// What a field says; empty where it says nothing.
    #[must_use]
    pub fn value(&self, field: ItemField) -> &str {
        self.values.iter().find(|(own, _)| *own == field).map_or("", |(_, value)| value.as_str())
    }

    /// The same row with a field's value.
    #[must_use]
    pub fn with(mut self, field: ItemField, value: impl Into<String>) -> Self {
        let value = value.into();
        match self.values.iter_mut().find(|(own, _)| *own == field) {
            Some((_, old)) => *old = value,
            None => self.values.push((field, value)),
        }
        self
    }
}

coded! {
    /// What is doubtful about a field of a row.
    pub enum ItemProblem {
        /// Nothing stands there, and something must.
        Missing "missing",
        /// Longer than it may be.
        TooLong "too_long",
        /// Holds a character that no name has.
        Character "character",
        /// No product of the register is called so.
        ProductUnknown "product_unknown",
        /// It is another name of a product: the announced name differs from the register's.
        ProductAlias "product_alias",
        /// Several products are called so.
        ProductSeveral "product_several",
        /// No enterprise of the register is meant.
        EnterpriseUnknown "enterprise_unknown",
        /// It is the former name of an enterprise.
        EnterpriseFormer "enterprise_former",
        /// Several enterprises are called so.
        EnterpriseSeveral "enterprise_several",
        /// Not a unified social credit code.
        Uscc "uscc",
        /// Its check characters do not agree.
        UsccCheck "uscc_check",
        /// An enterprise to be taken up needs its code.
        UsccMissing "uscc_missing",
        /// The register has another code for the enterprise of this name.
        UsccDisagrees "uscc_disagrees",
        /// The register has another name for the enterprise of this code.
        NameDisagrees "name_disagrees",
        /// The place is unknown, not unique or in no county.
        Place "place",
        /// Not a class of products.
        Category "category",
        /// Not a legal regime that the special mark can be used by.
        Track "track",
        /// The product has several rights; which one is meant is not said.
        TrackSeveral "track_several",
        /// The product has no such right.
        TrackNone "track_none",
        /// The enterprise has this right in force already.
        RightExists "right_exists",
        /// The enterprise has no such right.
        RightNone "right_none",
        /// Its right has ended already.
        RightEnded "right_ended",
        /// The announcement's day lies before the right began.
        Day "day",
        /// An earlier row says the same.
        Duplicate "duplicate",
        /// It names something that is for demonstration.
        Demo "demo",
        /// Not a day, or one before the announcement's.
        Date "date",
    }
}

/// One thing that is doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In which field.
    pub field: ItemField,
    /// What.
    pub problem: ItemProblem,
    /// What it is held against: the register's own name or code, or the number of the earlier row.
    pub other: Option<String>,
}

/// An enterprise to be taken up, as the announcement names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnterprise {
    /// Name.
    pub name: String,
    /// Code.
    pub uscc: Uscc,
    /// County; none where it stands in a prefecture without any.
    pub county: Option<DivisionCode>,
    /// Prefecture.
    pub prefecture: DivisionCode,
    /// Address, where the announcement gives it.
    pub address: Option<String>,
}

/// A product to be taken up, as the announcement names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProduct {
    /// Name.
    pub name: String,
    /// Class.
    pub category: Category,
    /// County; none where the announcement names a prefecture.
    pub county: Option<DivisionCode>,
    /// Prefecture.
    pub prefecture: DivisionCode,
}

/// What is found of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckedItem {
    /// Number of the row.
    pub line: u32,
    /// What is doubtful; nothing where the row can be carried out. A row that is left out has none.
    pub findings: Vec<Finding>,
    /// Whether the row is left out.
    pub left_out: bool,
    /// The product meant.
    pub product: Option<Slug>,
    /// The enterprise meant.
    pub enterprise: Option<Slug>,
    /// The enterprise that is taken up in its place.
    pub new_enterprise: Option<NewEnterprise>,
    /// The product that is taken up in its place.
    pub new_product: Option<NewProduct>,
    /// Whether the row could be carried out if what it names were taken up.
    pub may_take_up: bool,
    /// Whether the enterprise's code is new to the register.
    pub learns_uscc: bool,
    /// The legal regime.
    pub track: Option<Track>,
    /// The right that is changed or stopped.
    pub right: Option<String>,
    /// Products that may be meant.
    pub products: Vec<Slug>,
    /// Enterprises that may be meant.
    pub enterprises: Vec<Slug>,
}
