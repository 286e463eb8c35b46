//! A form as it travels between a page and a service: what was typed, what is wrong with it, and the key that makes
//! sending it twice harmless.

use crate::coded::coded;

coded! {
    /// What is wrong with an answer. The texts are `fault-CODE`; those with a number take `{ $n }`.
    pub enum Fault {
        /// Nothing was answered.
        Missing "missing",
        /// Longer than it may be; `n` is the most.
        TooLong "too_long",
        /// Shorter than it must be; `n` is the least.
        TooShort "too_short",
        /// Holds a character that it cannot have.
        Character "character",
        /// Not a login name.
        Login "login",
        /// Another has it.
        Taken "taken",
        /// Not a mail address.
        Mail "mail",
        /// Not a telephone number.
        Phone "phone",
        /// Not a unified social credit code: wrong length or characters.
        Uscc "uscc",
        /// A unified social credit code whose check characters do not agree: mistyped.
        UsccCheck "uscc_check",
        /// The two answers are not the same.
        Different "different",
        /// Not one of what is offered.
        Choice "choice",
        /// Nothing in the register is called that.
        Unknown "unknown",
        /// The password is not right.
        Password "password",
        /// The login name and the password do not belong together, or the account cannot be used.
        Credentials "credentials",
        /// The code is not right, or it was used before.
        Code "code",
        /// The password is one of those that are tried first.
        TooCommon "too_common",
        /// The password contains the login name or this system's name.
        ContainsName "contains_name",
        /// The password has fewer than three kinds of characters.
        TooFewKinds "too_few_kinds",
        /// The password was used before.
        Reused "reused",
        /// The statement was not agreed to.
        Agree "agree",
        /// The file is of a kind that is not taken.
        FileKind "file_kind",
        /// The file is larger than is taken; `n` is the most, in MiB.
        FileSize "file_size",
        /// The picture has more points than are taken; `n` is the most, in megapixels.
        FilePoints "file_points",
        /// The file cannot be read, or holds what may do harm.
        FileBad "file_bad",
        /// Not a date.
        Date "date",
        /// Not a year near today's.
        Year "year",
        /// Not an area in 亩.
        Area "area",
        /// The corners lie in another county than the one that was named.
        Elsewhere "elsewhere",
        /// The corners lie in another county than the base.
        BeyondCounty "beyond_county",
        /// An announcement of a day before the case was handed in.
        BeforeHandIn "before_hand_in",
        /// The table has rows that are not in order; `n` is how many.
        TableRows "table_rows",
        /// A shape has no corner.
        ShapeEmpty "shape_empty",
        /// The file of a shape is larger than is taken.
        ShapeTooLarge "shape_too_large",
        /// A shape has more corners than are taken.
        ShapeTooMany "shape_too_many",
        /// The file is not of the kind that was named, or is broken.
        ShapeUnreadable "shape_unreadable",
        /// The file states a coordinate system that is not taken.
        ShapeCrs "shape_crs",
        /// No longitude and latitude can be read in line `n`.
        ShapePositionLine "shape_position_line",
        /// Nor in feature `n`.
        ShapePositionFeature "shape_position_feature",
        /// Latitude stands where longitude should, in line `n`.
        ShapeSwappedLine "shape_swapped_line",
        /// The same in feature `n`.
        ShapeSwappedFeature "shape_swapped_feature",
        /// Line `n` lies outside Henan.
        ShapeOutsideLine "shape_outside_line",
        /// Feature `n` lies outside Henan.
        ShapeOutsideFeature "shape_outside_feature",
        /// The shape lies outside Henan, over the border.
        ShapeOutside "shape_outside",
        /// Feature `n` is not an area.
        ShapeKindFeature "shape_kind_feature",
        /// A ring that begins in line `n` has fewer than three corners.
        ShapeFewLine "shape_few_line",
        /// A ring of feature `n` has fewer than three corners.
        ShapeFewFeature "shape_few_feature",
        /// Line `n` repeats a corner.
        ShapeRepeatedLine "shape_repeated_line",
        /// Feature `n` repeats a corner.
        ShapeRepeatedFeature "shape_repeated_feature",
        /// The edge that begins in line `n` crosses another.
        ShapeCrossingLine "shape_crossing_line",
        /// An edge of feature `n` crosses another.
        ShapeCrossingFeature "shape_crossing_feature",
        /// Rings cross or cover each other.
        ShapeParts "shape_parts",
        /// Less than a tenth of a 亩.
        ShapeSmall "shape_small",
        /// More than any base has.
        ShapeLarge "shape_large",
        /// It has changed meanwhile: somebody else was faster.
        Changed "changed",
        /// It was decided before.
        Decided "decided",
        /// Two people are needed, and this is the same one.
        SamePerson "same_person",
        /// Not a quantity: digits, at most two after the point, more than nothing.
        Number "number",
        /// A day that has not come yet.
        Future "future",
        /// There is nothing recorded that could be withdrawn.
        NoRecord "no_record",
        /// Somebody else changed it meanwhile: what is shown is how it stands now, with what was typed.
        Overtaken "overtaken",
        /// What the enterprise applies for it has already.
        RightExists "right_exists",
        /// The protection that the application rests on was revoked.
        ProtectionRevoked "protection_revoked",
        /// The time that a supplement was given is not over.
        SupplementOpen "supplement_open",
        /// Not handed over to the national office yet.
        NotHandedOver "not_handed_over",
        /// Whoever proposed it may not propose it any more.
        ProposerGone "proposer_gone",
        /// A higher office ordered it, and ends it.
        HigherOffice "higher_office",
        /// Nothing was changed, added or said since a supplement was asked for.
        Unsupplemented "unsupplemented",
        /// A day that is over, where one to come is asked for.
        Past "past",
        /// Today or before, where a day after today is asked for.
        NotAfterToday "not_after_today",
        /// A day before another that it must follow.
        TooEarly "too_early",
        /// The test report says that the goods do not meet the standard.
        NotPassed "not_passed",
        /// The same as before.
        Unchanged "unchanged",
        /// A day after the trademark's last one.
        BeyondMark "beyond_mark",
        /// The account is no registrant's, or is not in use.
        NoRegistrant "no_registrant",
        /// A membership or licence that has not ended runs longer.
        UseRunsLonger "use_runs_longer",
        /// The enterprise is a member or licensee of the mark already.
        Declared "declared",
        /// The columns of a table are not those that are asked for.
        Columns "columns",
        /// A table with more rows than are taken at once; `n` is the most.
        TooManyRows "too_many_rows",
        /// More are chosen than may be; `n` is the most.
        TooManyChosen "too_many_chosen",
        /// Those who must sign have not.
        Unsigned "unsigned",
        /// Rows are doubtful; they are named below.
        Rows "rows",
        /// There is no row to be carried out.
        NoRows "no_rows",
        /// The table cannot be read; what is wrong is said beside it.
        Sheet "sheet",
        /// The file is none of the kinds that artwork comes in.
        ArtworkKind "artwork_kind",
        /// Not on that day: the right was not in force, or the day has not come.
        Day "day",
    }
}

/// One thing that is wrong, with the field it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name, which is its control's id as well. `form` where it is about the form as a whole.
    pub field: &'static str,
    /// What is wrong.
    pub fault: Fault,
    /// The bound, where the fault has one.
    pub n: Option<u32>,
}

impl FieldFault {
    /// A fault without a bound.
    #[must_use]
    pub fn new(field: &'static str, fault: Fault) -> Self {
        Self { field, fault, n: None }
    }

    /// A fault with its bound.
    #[must_use]
    pub fn bound(field: &'static str, fault: Fault, n: u32) -> Self {
        Self { field, fault, n: Some(n) }
    }
}

/// A form as a page draws it. Passwords and codes are never among the kept values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The key of this drawing of the form, a UUID: sent twice, it does its work once.
    pub key: String,
    /// What was typed, by field.
    pub values: Vec<(String, String)>,
    /// What is wrong, in the order of the fields.
    pub faults: Vec<FieldFault>,
}

impl Form {
    /// An empty form with a key.
    #[must_use]
    pub fn new(key: String) -> Self {
        Self { key, ..Self::default() }
    }

    /// The same form with a value in a field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.values.push((field.to_owned(), value.into()));
        self
    }

    /// What was typed in a field; empty where nothing was.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// What is wrong with a field, the first thing if there are several.
    #[must_use]
    pub fn fault(&self, field: &str) -> Option<&FieldFault> {
        self.faults.iter().find(|fault| fault.field == field)
    }
}

/// Name of the field that carries a form's key.
pub const KEY_FIELD: &str = "once";
