//! Enumerations with codes: each value's code is written once, beside the value.

/// Declares an enumeration of which every value has a code: the text by which it stands in addresses, tables, files,
/// the API and in JSON. Gives the usual traits (ordered as declared) and `ALL`, `code` and `from_code`.
macro_rules! coded {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$meaning:meta])* $value:ident $code:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$meaning])* #[serde(rename = $code)] $value,)* }

        impl $name {
            /// Every value, in the order readers see them.
            pub const ALL: &[Self] = &[$(Self::$value,)*];

            /// The code used in addresses, tables, files and the API.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$value => $code,)* } }

            /// The value with this code, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$value),)* _ => None } }
        }
    };
}
pub(crate) use coded;

#[cfg(test)]
mod tests {
    use crate::division::{DivisionLevel, DivisionStatus, PlacePrecision};
    use crate::identifiers::{AnnouncementKind, Issuer};
    use crate::people::{LetterKind, PasswordFault, PasswordPolicy};
    use crate::registry::{Certainty, SourceKind};
    use crate::search::ObjectKind;
    use crate::statistics::{FigureKind, IndicatorKind, PlanStatus};

    /// Codes are stored and stand in addresses: they may be added to, never changed.
    #[test]
    fn codes_stay_as_they_are_and_lead_back() {
        macro_rules! check {
            ($($name:ident $codes:literal;)*) => {$(
                let codes: Vec<&str> = $name::ALL.iter().map(|value| value.code()).collect();
                assert_eq!(codes.join(" "), $codes);
                for value in $name::ALL {
                    assert_eq!($name::from_code(value.code()), Some(*value));
                    assert_eq!(serde_json::to_value(value).ok(), Some(value.code().into()));
                    assert_eq!(serde_json::from_value::<$name>(value.code().into()).ok(), Some(*value));
                }
                assert_eq!($name::from_code(""), None);
            )*};
        }
        check! {
            DivisionLevel "province prefecture county zone";
            DivisionStatus "current abolished statistical";
            PlacePrecision "province_seat prefecture_seat county_seat county_label_point township locality";
            LetterKind "invitation confirm_mail already_registered reset_password password_changed second_factor_reset \
                sign_in_from_new_network claim_received claim_decided ground_decided account_disabled \
                application_moved application_due application_said right_told digest";
            PasswordPolicy "asvs dengbao";
            PasswordFault "too_short too_long too_common contains_name too_few_kinds reused";
            Issuer "cnipa aqsiq agriculture unstated";
            AnnouncementKind "recognition acceptance agri_registration origin_mark preliminary user_approval user_change \
                user_stop revocation";
            SourceKind "plan web package";
            Certainty "high good medium low incomplete";
            PlanStatus "formal draft_for_comments";
            IndicatorKind "cumulative yearly";
            FigureKind "actual target base";
            ObjectKind "product enterprise division";
        }
    }
}
